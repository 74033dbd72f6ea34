package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * CACE Technologies' Per-Packet Information, little-endian.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |   version 0   |     flags     |       length of all           |
 * +---------------+---------------+-------------------------------+
 * |               link type of the packet after it                |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class PpiHeader {
  public static final int LENGTH = 8;

  private PpiHeader() {}

  /** Bytes of the header with its fields. */
  public static int length(ByteBuffer buffer, int offset) {
    return Short.reverseBytes(buffer.getShort(offset + 2)) & 0xFFFF;
  }

  public static int linkType(ByteBuffer buffer, int offset) {
    return Integer.reverseBytes(buffer.getInt(offset + 4));
  }
}
