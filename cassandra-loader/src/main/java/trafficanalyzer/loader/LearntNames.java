package trafficanalyzer.loader;

import java.util.ArrayList;
import java.util.List;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.flow.FiveTuple;
import trafficanalyzer.packet.name.FlowName;
import trafficanalyzer.packet.name.NameObservation;
import trafficanalyzer.packet.name.NameOptions;
import trafficanalyzer.packet.name.NameReader;
import trafficanalyzer.packet.name.NameSink;
import trafficanalyzer.packet.name.NameTable;

/**
 * What is known of one sensor's names: the table, and the reader that fills it. The reader lives as
 * long as the table, so that a message split between two slices is put together.
 */
final class LearntNames implements NameSink {
  private final NameTable table;
  private final NameReader reader;
  private final List<NameObservation> observations = new ArrayList<>();
  private final List<FlowName> flowNames = new ArrayList<>();

  LearntNames(LoadLimits limits, NameOptions options) {
    table = new NameTable(limits.namesMax(), limits.namesMaxAge());
    reader = new NameReader(options, this);
  }

  NameTable table() {
    return table;
  }

  /** Learns from a packet; {@link #observations} and {@link #flowNames} then hold what it told. */
  boolean learn(Packet packet, long timestampNanos) {
    if (!observations.isEmpty() || !flowNames.isEmpty()) {
      observations.clear();
      flowNames.clear();
    }
    reader.read(packet, timestampNanos);
    return !observations.isEmpty() || !flowNames.isEmpty();
  }

  List<NameObservation> observations() {
    return observations;
  }

  List<FlowName> flowNames() {
    return flowNames;
  }

  @Override
  public void add(NameObservation observation) {
    table.add(observation);
    observations.add(observation);
  }

  @Override
  public void add(FlowName name) {
    table.add(name);
    flowNames.add(name);
  }

  /** What the five-tuple told before must not be taken for the new connection's later, either. */
  @Override
  public void begins(FiveTuple opening, long timestampNanos) {
    FlowName mark = table.markOf(opening, timestampNanos);
    if (mark != null) {
      add(mark);
    }
  }
}
