package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * radiotap.org: how an IEEE 802.11 frame was received. All fields are little-endian, and aligned
 * from the header's first byte.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |   version 0   |      pad      |            length             |
 * +---------------+---------------+-------------------------------+
 * |  present: bit 0 TSFT, bit 1 flags …, bit 31 another such word |
 * +---------------------------------------------------------------+
 * |  TSFT (8 bytes), flags (1 byte) …                             |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class RadiotapHeader {
  /** With one word of presence bits. */
  public static final int LENGTH = 8;

  private static final int TSFT = 1;
  private static final int FLAGS = 2;
  private static final int ANOTHER_WORD = 1 << 31;
  private static final int PADDED = 0x20;

  private RadiotapHeader() {}

  /** Bytes of the header. */
  public static int length(ByteBuffer buffer, int offset) {
    return Short.reverseBytes(buffer.getShort(offset + 2)) & 0xFFFF;
  }

  /**
   * Whether the frame's header is padded to a multiple of 4 bytes.
   *
   * @param length as {@link #length} returns it; so many bytes must be there
   */
  public static boolean isPadded(ByteBuffer buffer, int offset, int length) {
    int present = Integer.reverseBytes(buffer.getInt(offset + 4));
    int at = LENGTH;
    int word = present;
    while ((word & ANOTHER_WORD) != 0 && at + 4 <= length) {
      word = Integer.reverseBytes(buffer.getInt(offset + at));
      at += 4;
    }
    if ((present & TSFT) != 0) {
      at = (at + 7 & ~7) + 8;
    }
    return (present & FLAGS) != 0 && at < length && (buffer.get(offset + at) & PADDED) != 0;
  }
}
