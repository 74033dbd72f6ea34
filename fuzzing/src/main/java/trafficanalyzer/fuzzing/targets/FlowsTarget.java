package trafficanalyzer.fuzzing.targets;

import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.flow.FlowTable;

/** A {@link PacketSequence} that makes flows: each packet with IP is of exactly one. */
public final class FlowsTarget {
  private static final Packet PACKET = new Packet();
  private static final Learner LEARNER = new Learner(20);

  private FlowsTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    LEARNER.begin();
    long[] packets = new long[2];
    FlowTable flows =
        new FlowTable(
            flow -> {
              packets[1] += flow.packetsOut() + flow.packetsIn();
              LEARNER.names().find(flow);
            });
    PacketSequence.visit(
        input,
        PACKET,
        (packet, timestampNanos) -> {
          LEARNER.take(packet, timestampNanos);
          flows.add(packet, 1, timestampNanos);
          packets[0] += packet.hasIp() ? 1 : 0;
        });
    flows.endAll();
    Invariants.within("packets of flows", packets[1], packets[0], packets[0]);
  }
}
