package trafficanalyzer.packet;

import java.nio.ByteBuffer;

/**
 * RFC 791, section 3.1.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------+-------+---------------+-------------------------------+
 * |version|  IHL  |type of service|         total length          |
 * +-------+-------+---------------+-----+-------------------------+
 * |        identification         |0|D|M|     fragment offset     |
 * +---------------+---------------+-----+-------------------------+
 * | time to live  |   protocol    |        header checksum        |
 * +---------------+---------------+-------------------------------+
 * |                        source address                         |
 * +---------------------------------------------------------------+
 * |                      destination address                      |
 * +---------------------------------------------------------------+
 * |                    options (IHL > 5)                          |
 * +---------------------------------------------------------------+
 * </pre>
 */
final class Ipv4Header {
  static final int LENGTH = 20;

  private static final int TOTAL_LENGTH_OFFSET = 2;
  private static final int FRAGMENT_OFFSET = 6;
  private static final int PROTOCOL_OFFSET = 9;
  private static final int SOURCE_OFFSET = 12;
  private static final int DESTINATION_OFFSET = 16;

  private Ipv4Header() {}

  /** The first four bits, which IPv4 and IPv6 have in common. */
  static int version(ByteBuffer buffer, int offset) {
    return buffer.get(offset) >>> 4 & 0xF;
  }

  /** Bytes of the header with its options. */
  static int headerLength(ByteBuffer buffer, int offset) {
    return (buffer.get(offset) & 0xF) * 4;
  }

  static int totalLength(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset + TOTAL_LENGTH_OFFSET) & 0xFFFF;
  }

  static boolean moreFragments(ByteBuffer buffer, int offset) {
    return (buffer.getShort(offset + FRAGMENT_OFFSET) & 0x2000) != 0;
  }

  /** In units of 8 bytes. */
  static int fragmentOffset(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset + FRAGMENT_OFFSET) & 0x1FFF;
  }

  static int protocol(ByteBuffer buffer, int offset) {
    return buffer.get(offset + PROTOCOL_OFFSET) & 0xFF;
  }

  static int source(ByteBuffer buffer, int offset) {
    return buffer.getInt(offset + SOURCE_OFFSET);
  }

  static int destination(ByteBuffer buffer, int offset) {
    return buffer.getInt(offset + DESTINATION_OFFSET);
  }
}
