package trafficanalyzer.loader;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import trafficanalyzer.packet.name.NameOptions;
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

  /** A sensor's names, and the newest slice they served. */
  private record Sensor(LearntNames names, Instant latest) {}

  private final LoadLimits limits;
  private final NameOptions options;
  private final LinkedHashMap<String, Sensor> sensors =
      new LinkedHashMap<>(TABLES, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Sensor> eldest) {
          return size() > TABLES;
        }
      };
  private volatile int known;

  /**
   * @param options what names are learnt from
   */
  SensorNames(LoadLimits limits, NameOptions options) {
    this.limits = limits;
    this.options = options;
  }

  /** What is known for a slice, with all that was known before it. */
  LearntNames forSlice(Sidecar slice, Store store) {
    Sensor sensor = sensors.get(slice.sensor());
    boolean inTurn = sensor != null && !slice.startedAt().isBefore(sensor.latest());
    LearntNames names = inTurn ? sensor.names() : reload(slice, store);
    sensors.put(slice.sensor(), new Sensor(names, slice.startedAt()));
    dropOthers();
    return names;
  }

  /** Those that were not used for the longest time, while all have more than may be kept. */
  private void dropOthers() {
    Iterator<Sensor> eldest = sensors.values().iterator();
    for (int left = sensors.size(); left > 1 && observations() > limits.namesMax(); left--) {
      eldest.next();
      eldest.remove();
    }
  }

  private int observations() {
    return sensors.values().stream().mapToInt(sensor -> sensor.names().table().size()).sum();
  }

  /** Another loader has learnt more of this sensor; to be called by the thread that loads. */
  void forget(String sensor) {
    sensors.remove(sensor);
  }

  /** Counts anew; to be called by the thread that fills the tables. */
  void count() {
    known = observations();
  }

  /** Observations in all tables at the last count; for any thread. */
  int known() {
    return known;
  }

  private LearntNames reload(Sidecar slice, Store store) {
    LearntNames names = new LearntNames(limits, options);
    NameJournal.read(
        store,
        slice.sensor(),
        slice.startedAt().minus(limits.namesMaxAge()),
        slice.startedAt().plus(BEYOND_START),
        names.table());
    return names;
  }
}
