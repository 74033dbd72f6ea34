package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * RFC 8200, sections 3 and 4.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------+---------------+---------------------------------------+
 * |version| traffic class |              flow label               |
 * +-------+---------------+-------+---------------+---------------+
 * |        payload length         |  next header  |   hop limit   |
 * +-------------------------------+---------------+---------------+
 * |                   source address (16 bytes)                   |
 * +---------------------------------------------------------------+
 * |                 destination address (16 bytes)                |
 * +---------------+---------------+-------------------------------+
 * |  next header  |    length     |   options, routing, mobility  |  extension header
 * +---------------+---------------+-------------------------+---+-+
 * |  next header  |   reserved    |     fragment offset     |res|M|  fragment header
 * +---------------+---------------+-------------------------+---+-+
 * |                        identification                         |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class Ipv6Header {
  public static final int LENGTH = 40;

  /** The shortest extension header; the fragment header's only length. */
  public static final int EXTENSION_LENGTH = 8;

  private static final int PAYLOAD_LENGTH_OFFSET = 4;
  private static final int NEXT_HEADER_OFFSET = 6;
  private static final int HOP_LIMIT_OFFSET = 7;
  private static final int SOURCE_OFFSET = 8;
  private static final int DESTINATION_OFFSET = 24;
  private static final int EXTENSION_LENGTH_OFFSET = 1;
  private static final int EXTENSION_FRAGMENT_OFFSET = 2;
  private static final int EXTENSION_IDENTIFICATION_OFFSET = 4;

  private static final int PAD_1_OPTION = 0;
  private static final int JUMBO_OPTION = 0xC2;
  private static final int JUMBO_OPTION_LENGTH = 6;

  private Ipv6Header() {}

  public static int payloadLength(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset + PAYLOAD_LENGTH_OFFSET) & 0xFFFF;
  }

  public static int nextHeader(ByteBuffer buffer, int offset) {
    return buffer.get(offset + NEXT_HEADER_OFFSET) & 0xFF;
  }

  public static int hopLimit(ByteBuffer buffer, int offset) {
    return buffer.get(offset + HOP_LIMIT_OFFSET) & 0xFF;
  }

  public static long sourceHigh(ByteBuffer buffer, int offset) {
    return buffer.getLong(offset + SOURCE_OFFSET);
  }

  public static long sourceLow(ByteBuffer buffer, int offset) {
    return buffer.getLong(offset + SOURCE_OFFSET + 8);
  }

  public static long destinationHigh(ByteBuffer buffer, int offset) {
    return buffer.getLong(offset + DESTINATION_OFFSET);
  }

  public static long destinationLow(ByteBuffer buffer, int offset) {
    return buffer.getLong(offset + DESTINATION_OFFSET + 8);
  }

  /** Whether a protocol number is an extension header's (IANA ipv6-parameters; not ESP). */
  public static boolean isExtension(int protocol) {
    return switch (protocol) {
      case IpProtocols.HOP_BY_HOP,
          IpProtocols.ROUTING,
          IpProtocols.FRAGMENT,
          IpProtocols.AH,
          IpProtocols.DESTINATION_OPTIONS,
          IpProtocols.MOBILITY,
          IpProtocols.HIP,
          IpProtocols.SHIM6 ->
          true;
      default -> false;
    };
  }

  public static int extensionNextHeader(ByteBuffer buffer, int offset) {
    return buffer.get(offset) & 0xFF;
  }

  /** Bytes of an extension header; AH alone counts in units of 4 (RFC 4302, section 2.2). */
  public static int extensionLength(ByteBuffer buffer, int offset, int protocol) {
    int length = buffer.get(offset + EXTENSION_LENGTH_OFFSET) & 0xFF;
    return switch (protocol) {
      case IpProtocols.FRAGMENT -> EXTENSION_LENGTH;
      case IpProtocols.AH -> (length + 2) * 4;
      default -> (length + 1) * 8;
    };
  }

  /**
   * Whether a fragment header makes the packet less than its datagram; not so in an "atomic
   * fragment" (RFC 6946).
   */
  public static boolean isFragment(ByteBuffer buffer, int offset) {
    return (buffer.getShort(offset + EXTENSION_FRAGMENT_OFFSET) & 0xFFF9) != 0;
  }

  public static boolean moreFragments(ByteBuffer buffer, int offset) {
    return (buffer.getShort(offset + EXTENSION_FRAGMENT_OFFSET) & 1) != 0;
  }

  /** In units of 8 bytes. */
  public static int fragmentOffset(ByteBuffer buffer, int offset) {
    return (buffer.getShort(offset + EXTENSION_FRAGMENT_OFFSET) & 0xFFFF) >>> 3;
  }

  /** Of a fragment header: what the fragments of one datagram have in common, beside addresses. */
  public static int identification(ByteBuffer buffer, int offset) {
    return buffer.getInt(offset + EXTENSION_IDENTIFICATION_OFFSET);
  }

  /** Sets the length of all that follows the first 40 bytes. */
  public static void setPayloadLength(ByteBuffer buffer, int offset, int length) {
    buffer.putShort(offset + PAYLOAD_LENGTH_OFFSET, (short) length);
  }

  /**
   * What a hop-by-hop options header says of the packet's length: the payload length of a jumbogram
   * (RFC 2675, section 2), as which {@link #payloadLength} would count.
   *
   * @param offset of the hop-by-hop options header
   * @param end index after the last byte that is there
   * @return -1 where it is not said
   */
  public static long jumboLength(ByteBuffer buffer, int offset, int end) {
    if (end - offset < EXTENSION_LENGTH) {
      return -1;
    }
    int headerEnd = Math.min(end, offset + extensionLength(buffer, offset, IpProtocols.HOP_BY_HOP));
    int at = offset + 2;
    while (at + JUMBO_OPTION_LENGTH <= headerEnd) {
      int type = buffer.get(at) & 0xFF;
      if (type == JUMBO_OPTION && buffer.get(at + 1) == 4) {
        return buffer.getInt(at + 2) & 0xFFFF_FFFFL;
      }
      at += type == PAD_1_OPTION ? 1 : 2 + (buffer.get(at + 1) & 0xFF);
    }
    return -1;
  }

  /** Where the number of the header after the first 40 bytes stands. */
  public static int nextHeaderIndex(int offset) {
    return offset + NEXT_HEADER_OFFSET;
  }
}
