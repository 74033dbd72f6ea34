package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * IEEE 802.3 and 802.1Q.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------------------------------+
 * |                        destination MAC                        |
 * +                               +-------------------------------+
 * |                               |                               |
 * +-------------------------------+                               +
 * |                          source MAC                           |
 * +-------------------------------+-------+-----------------------+
 * |      EtherType or length      |PCP|DEI|        VLAN id        |  tag, where the type is one's
 * +-------------------------------+-------+-----------------------+
 * |      EtherType or length      |
 * +-------------------------------+
 * </pre>
 */
public final class EthernetHeader {
  public static final int LENGTH = 14;
  public static final int MACS_LENGTH = 12;
  public static final int TAG_LENGTH = 4;

  private static final int TYPE_OFFSET = 12;

  private EthernetHeader() {}

  /** The upper six of eight bytes, which are read at once. */
  public static long destination(ByteBuffer buffer, int offset) {
    return buffer.getLong(offset) >>> 16;
  }

  /** The lower six of the eight bytes up to its end. */
  public static long source(ByteBuffer buffer, int offset) {
    return buffer.getLong(offset + MACS_LENGTH - Long.BYTES) & 0xFFFF_FFFF_FFFFL;
  }

  public static int type(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset + TYPE_OFFSET) & 0xFFFF;
  }

  /**
   * @param offset of the tag control information: the byte after the tag's EtherType
   */
  public static int vlan(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset) & 0x0FFF;
  }

  /**
   * @param offset of the tag control information
   */
  public static int typeAfterTag(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset + 2) & 0xFFFF;
  }

  /** Six bytes as a number. */
  public static long mac(ByteBuffer buffer, int offset) {
    return (buffer.getShort(offset) & 0xFFFFL) << 32 | buffer.getInt(offset + 2) & 0xFFFF_FFFFL;
  }
}
