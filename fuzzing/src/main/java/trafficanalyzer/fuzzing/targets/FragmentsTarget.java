package trafficanalyzer.fuzzing.targets;

import java.time.Duration;
import trafficanalyzer.packet.Defragmenter;
import trafficanalyzer.packet.Packet;

/** A {@link PacketSequence} whose fragments are put together, within small bounds. */
public final class FragmentsTarget {
  private static final Packet PACKET = new Packet();

  private FragmentsTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    Defragmenter defragmenter = new Defragmenter(8, 1 << 17, Duration.ofSeconds(3));
    PacketSequence.visit(
        input,
        PACKET,
        (packet, timestampNanos) -> {
          Packet whole = defragmenter.put(packet, timestampNanos);
          if (whole != null) {
            Invariants.check(whole, 0, whole.buffer().limit());
          }
        });
  }
}
