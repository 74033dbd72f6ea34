package trafficanalyzer.fuzzing.targets;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.Applications;
import trafficanalyzer.packet.Packet;

/** Two bytes of link type, then one frame. */
public final class LayersTarget {
  private static final Packet PACKET = new Packet();

  private LayersTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 2) {
      return;
    }
    ByteBuffer buffer = ByteBuffer.wrap(input);
    PACKET.wrap(buffer, 2, input.length - 2, buffer.getShort(0) & 0xFFFF);
    Invariants.check(PACKET, 2, input.length);
    Applications.of(PACKET);
  }
}
