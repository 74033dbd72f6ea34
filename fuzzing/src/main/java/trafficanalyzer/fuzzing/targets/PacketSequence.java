package trafficanalyzer.fuzzing.targets;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import trafficanalyzer.packet.Packet;

/**
 * An input that holds several packets: two bytes of link type, then each frame after two bytes of
 * length. A length beyond the end takes what is left, so that nearly all bytes mean something.
 */
final class PacketSequence {
  /** Takes each packet. */
  interface Visitor {
    void packet(Packet packet, long timestampNanos);
  }

  private static final long STEP_NANOS = 100_000_000;
  private static final int MASK = 0xFFFF;

  private PacketSequence() {}

  /** Decodes all packets of an input, a tenth of a second apart. */
  static void visit(byte[] input, Packet packet, Visitor visitor) {
    ByteBuffer buffer = ByteBuffer.wrap(input);
    int linkType = buffer.remaining() < 2 ? 1 : buffer.getShort() & MASK;
    long timestampNanos = 0;
    while (buffer.remaining() > 2) {
      int length = Math.min(buffer.getShort() & MASK, buffer.remaining());
      packet.wrap(buffer, buffer.position(), length, linkType);
      buffer.position(buffer.position() + length);
      visitor.packet(packet, timestampNanos);
      timestampNanos += STEP_NANOS;
    }
  }

  /** An input of these frames. */
  static byte[] of(int linkType, Iterable<byte[]> frames) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(Frames.u16(linkType));
    for (byte[] frame : frames) {
      bytes.writeBytes(Frames.u16(frame.length));
      bytes.writeBytes(frame);
    }
    return bytes.toByteArray();
  }
}
