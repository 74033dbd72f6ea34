package trafficanalyzer.loader;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trafficanalyzer.packet.name.NameObservation;
import trafficanalyzer.packet.name.NameSource;
import trafficanalyzer.packet.name.NameTable;
import trafficanalyzer.store.HostnameRow;
import trafficanalyzer.store.SelectNames;
import trafficanalyzer.store.Store;

/**
 * The name tables, one a sensor, since names belong to a sensor. A table is filled from the journal
 * in Cassandra when a slice of its sensor first comes, and again when a slice comes that is older
 * than the one before: a slice meets the same names whether it is loaded in its turn, again, or
 * after a restart.
 */
final class SensorNames {
  /**
   * Tables kept; the one that was not used for the longest time is dropped, and refilled if needed.
   */
  private static final int TABLES = 8;

  /** A slice's packets may lie past its nominal end; what comes after them is not looked at. */
  private static final Duration BEYOND_START = Duration.ofHours(1);

  private static final Map<String, NameSource> SOURCES =
      Stream.of(NameSource.values()).collect(Collectors.toMap(NameSource::label, source -> source));

  /** A sensor's names, and the newest slice they served. */
  private record Sensor(NameTable table, Instant latest) {}

  private final LoadLimits limits;
  private final LinkedHashMap<String, Sensor> sensors =
      new LinkedHashMap<>(TABLES, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Sensor> eldest) {
          return size() > TABLES;
        }
      };
  private volatile int known;

  SensorNames(LoadLimits limits) {
    this.limits = limits;
  }

  /** The table for a slice, with all that was known before the slice. */
  NameTable forSlice(Sidecar slice, Store store) {
    Sensor sensor = sensors.get(slice.sensor());
    boolean inTurn = sensor != null && !slice.startedAt().isBefore(sensor.latest());
    NameTable table = inTurn ? sensor.table() : reload(slice, store.selectNames());
    sensors.put(slice.sensor(), new Sensor(table, slice.startedAt()));
    return table;
  }

  /** Counts anew; to be called by the thread that fills the tables. */
  void count() {
    known = sensors.values().stream().mapToInt(sensor -> sensor.table().size()).sum();
  }

  /** Observations in all tables at the last count; for any thread. */
  int known() {
    return known;
  }

  private NameTable reload(Sidecar slice, SelectNames journal) {
    NameTable table = new NameTable(limits.namesMax(), limits.namesMaxAge());
    journal.read(
        slice.sensor(),
        slice.startedAt().minus(limits.namesMaxAge()),
        slice.startedAt().plus(BEYOND_START),
        row -> add(row, table));
    return table;
  }

  private static void add(HostnameRow row, NameTable table) {
    // A source that only a later version knows is nothing that this version would have used.
    NameSource source = SOURCES.get(row.source());
    if (source != null) {
      table.add(
          new NameObservation(
              row.observedAtNanos(), row.client(), row.destinationIp(), row.hostname(), source));
    }
  }
}
