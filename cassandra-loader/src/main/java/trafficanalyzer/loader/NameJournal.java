package trafficanalyzer.loader;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trafficanalyzer.packet.name.FlowName;
import trafficanalyzer.packet.name.NameObservation;
import trafficanalyzer.packet.name.NameSource;
import trafficanalyzer.packet.name.NameTable;
import trafficanalyzer.store.FlowNameRow;
import trafficanalyzer.store.HostnameRow;
import trafficanalyzer.store.Store;

/** Names as rows, and back: what a loader needs to know again after it was started anew. */
final class NameJournal {
  private static final Map<String, NameSource> SOURCES =
      Stream.of(NameSource.values()).collect(Collectors.toMap(NameSource::label, source -> source));

  private NameJournal() {}

  /** Fills a table with what a sensor's traffic told from one time to another. */
  static void read(Store store, String sensor, Instant from, Instant to, NameTable table) {
    store.selectNames().read(sensor, from, to, row -> add(row, table));
    store.selectFlowNames().read(sensor, from, to, row -> add(row, table));
  }

  static HostnameRow row(String sensor, NameObservation name) {
    return new HostnameRow(
        sensor,
        name.address(),
        name.observedAtNanos(),
        name.client(),
        name.hostname(),
        name.source().label(),
        name.position(),
        since(name.askedAtNanos(), name.observedAtNanos()));
  }

  static FlowNameRow row(String sensor, FlowName name) {
    return new FlowNameRow(
        sensor,
        name.observedAtNanos(),
        name.client(),
        name.clientPort(),
        name.server(),
        name.serverPort(),
        name.protocol(),
        name.hostname(),
        name.source().label(),
        since(name.beganAtNanos(), name.observedAtNanos()));
  }

  private static Long since(long earlier, long later) {
    return earlier == NameObservation.UNKNOWN ? null : later - earlier;
  }

  private static long before(long later, Long since) {
    return since == null ? NameObservation.UNKNOWN : later - since;
  }

  // A source that only a later version knows is nothing that this version would have used.

  private static void add(HostnameRow row, NameTable table) {
    NameSource source = SOURCES.get(row.source());
    if (source != null) {
      table.add(
          new NameObservation(
              row.observedAtNanos(),
              row.client(),
              row.destinationIp(),
              row.hostname(),
              source,
              row.position(),
              before(row.observedAtNanos(), row.askedBefore())));
    }
  }

  private static void add(FlowNameRow row, NameTable table) {
    NameSource source = SOURCES.get(row.source());
    if (source != null) {
      table.add(
          new FlowName(
              row.observedAtNanos(),
              row.client(),
              row.clientPort(),
              row.server(),
              row.serverPort(),
              row.protocol(),
              row.hostname(),
              source,
              before(row.observedAtNanos(), row.beganBefore())));
    }
  }
}
