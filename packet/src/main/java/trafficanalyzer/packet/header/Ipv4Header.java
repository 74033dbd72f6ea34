package trafficanalyzer.packet.header;

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
public final class Ipv4Header {
  public static final int LENGTH = 20;

  private static final int TOTAL_LENGTH_OFFSET = 2;
  private static final int IDENTIFICATION_OFFSET = 4;
  private static final int FRAGMENT_OFFSET = 6;
  private static final int TIME_TO_LIVE_OFFSET = 8;
  private static final int PROTOCOL_OFFSET = 9;
  private static final int SOURCE_OFFSET = 12;
  private static final int DESTINATION_OFFSET = 16;

  private Ipv4Header() {}

  /** The first four bits, which IPv4 and IPv6 have in common. */
  public static int version(ByteBuffer buffer, int offset) {
    return buffer.get(offset) >>> 4 & 0xF;
  }

  /** Bytes of the header with its options. */
  public static int headerLength(ByteBuffer buffer, int offset) {
    return (buffer.get(offset) & 0xF) * 4;
  }

  public static int totalLength(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset + TOTAL_LENGTH_OFFSET) & 0xFFFF;
  }

  /** What the fragments of one datagram have in common, beside addresses and protocol. */
  public static int identification(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset + IDENTIFICATION_OFFSET) & 0xFFFF;
  }

  /** Whether the packet is less than its datagram: a first, middle or last fragment. */
  public static boolean isFragment(ByteBuffer buffer, int offset) {
    return (buffer.getShort(offset + FRAGMENT_OFFSET) & 0x3FFF) != 0;
  }

  public static boolean moreFragments(ByteBuffer buffer, int offset) {
    return (buffer.getShort(offset + FRAGMENT_OFFSET) & 0x2000) != 0;
  }

  /** In units of 8 bytes. */
  public static int fragmentOffset(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset + FRAGMENT_OFFSET) & 0x1FFF;
  }

  public static int timeToLive(ByteBuffer buffer, int offset) {
    return buffer.get(offset + TIME_TO_LIVE_OFFSET) & 0xFF;
  }

  public static int protocol(ByteBuffer buffer, int offset) {
    return buffer.get(offset + PROTOCOL_OFFSET) & 0xFF;
  }

  public static int source(ByteBuffer buffer, int offset) {
    return buffer.getInt(offset + SOURCE_OFFSET);
  }

  public static int destination(ByteBuffer buffer, int offset) {
    return buffer.getInt(offset + DESTINATION_OFFSET);
  }

  /** Makes the header of a fragment that of its whole datagram; the checksum is left as it was. */
  public static void setWhole(ByteBuffer buffer, int offset, int totalLength) {
    buffer.putShort(offset + TOTAL_LENGTH_OFFSET, (short) totalLength);
    buffer.putShort(offset + FRAGMENT_OFFSET, (short) 0);
  }
}
