package trafficanalyzer.loader;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.flow.FiveTuple;
import trafficanalyzer.packet.name.FlowName;
import trafficanalyzer.packet.name.NameObservation;
import trafficanalyzer.packet.name.NameOptions;
import trafficanalyzer.packet.name.NameReader;
import trafficanalyzer.packet.name.NameSink;
import trafficanalyzer.packet.name.NameTable;

/**
 * What is known of one sensor's names: the table, and the reader that fills it. Each slice has a
 * reader of its own that begins with the frames that the slice before it left: so it makes no
 * difference whether the same process read that one.
 */
final class LearntNames implements NameSink {
  private final NameTable table;
  private final NameOptions options;
  private final List<NameObservation> observations = new ArrayList<>();
  private final List<FlowName> flowNames = new ArrayList<>();
  private NameReader reader;
  private PendingFrames pending;
  private boolean isKnown;

  LearntNames(LoadLimits limits, NameOptions options) {
    table = new NameTable(limits.namesMax(), limits.namesMaxAge());
    this.options = options;
  }

  /**
   * Begins a slice.
   *
   * @param before the frames that the slice before it left, see {@link PendingFrames}; what they
   *     tell is known
   */
  void begin(ByteBuffer before) {
    reader = new NameReader(options, this);
    pending = new PendingFrames(reader);
    isKnown = true;
    PendingFrames.read(before, this::read);
    isKnown = false;
  }

  NameTable table() {
    return table;
  }

  /** Learns from a packet; {@link #observations} and {@link #flowNames} then hold what it told. */
  boolean learn(CaptureReader frame, Packet packet) {
    if (!observations.isEmpty() || !flowNames.isEmpty()) {
      observations.clear();
      flowNames.clear();
    }
    read(frame, packet);
    return !observations.isEmpty() || !flowNames.isEmpty();
  }

  private void read(CaptureReader frame, Packet packet) {
    reader.read(packet, frame.timestampNanos());
    pending.add(frame, packet);
  }

  /** Ends a slice; returns the frames that the next one begins with. */
  ByteBuffer end() {
    return pending.end();
  }

  List<NameObservation> observations() {
    return observations;
  }

  List<FlowName> flowNames() {
    return flowNames;
  }

  @Override
  public void add(NameObservation observation) {
    if (!isKnown) {
      table.add(observation);
      observations.add(observation);
    }
  }

  @Override
  public void add(FlowName name) {
    if (!isKnown) {
      table.add(name);
      flowNames.add(name);
    }
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
