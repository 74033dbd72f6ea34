package trafficanalyzer.packet.name;

import trafficanalyzer.packet.flow.FiveTuple;

/** Takes what is learnt about names, in the order of the packets that told it. */
public interface NameSink {
  /** An address was told to stand for a name. */
  void add(NameObservation observation);

  /** A flow named its server. */
  void add(FlowName name);

  /**
   * A TCP connection begins: what its five-tuple told before is of another one.
   *
   * @param tuple of the packet that opens it; reused afterwards
   * @param timestampNanos packet time, nanoseconds since the epoch
   */
  default void begins(FiveTuple tuple, long timestampNanos) {}
}
