package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * LINKTYPE_NFLOG: what Linux's netfilter logs. Attributes follow, aligned to 4 bytes, their first
 * two fields in the byte order of the capturing host; one of them is the packet.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |address family |   version 0   |          resource id          |
 * +---------------+---------------+-------------------------------+
 * |  attribute's length, with this|             type              |
 * +-------------------------------+-------------------------------+
 * |                             value                             |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class NflogHeader {
  public static final int LENGTH = 4;
  public static final int ATTRIBUTE_LENGTH = 4;
  public static final int PACKET = 9;

  private NflogHeader() {}

  /** Whether the attributes are little-endian: the first is short, so its length tells. */
  public static boolean isLittleEndian(ByteBuffer buffer, int attribute) {
    int length = buffer.getShort(attribute) & 0xFFFF;
    return length > (Short.reverseBytes((short) length) & 0xFFFF);
  }

  /** Bytes of an attribute with its two first fields, padding apart. */
  public static int attributeLength(ByteBuffer buffer, int attribute, boolean littleEndian) {
    return u16(buffer, attribute, littleEndian);
  }

  /** The attribute's type, without the flags in the two upper bits. */
  public static int attributeType(ByteBuffer buffer, int attribute, boolean littleEndian) {
    return u16(buffer, attribute + 2, littleEndian) & 0x3FFF;
  }

  private static int u16(ByteBuffer buffer, int index, boolean littleEndian) {
    short value = buffer.getShort(index);
    return (littleEndian ? Short.reverseBytes(value) : value) & 0xFFFF;
  }
}
