package trafficanalyzer.packet.name.quic;

import java.nio.ByteBuffer;

/** QUIC's numbers: the first two bits tell how many bytes one has (RFC 9000, section 16). */
final class VariableInteger {
  private VariableInteger() {}

  /** Bytes of the number that begins at an index. */
  static int length(ByteBuffer buffer, int index) {
    return 1 << (buffer.get(index) >>> 6 & 3);
  }

  /** The number that begins at an index, 62 bits at most. */
  static long get(ByteBuffer buffer, int index) {
    return switch (length(buffer, index)) {
      case 1 -> buffer.get(index) & 0x3F;
      case 2 -> buffer.getShort(index) & 0x3FFF;
      case 4 -> buffer.getInt(index) & 0x3FFF_FFFF;
      default -> buffer.getLong(index) & 0x3FFF_FFFF_FFFF_FFFFL;
    };
  }
}
