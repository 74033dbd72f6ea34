package trafficanalyzer.fuzzing.targets;

import trafficanalyzer.packet.Packet;

/** A {@link PacketSequence} that names are learnt from, and looked up with. */
public final class NamesTarget {
  private static final Packet PACKET = new Packet();
  private static final Learner LEARNER = new Learner(20);

  private NamesTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    LEARNER.begin();
    PacketSequence.visit(input, PACKET, LEARNER::take);
  }
}
