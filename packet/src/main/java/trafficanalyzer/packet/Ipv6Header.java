package trafficanalyzer.packet;

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
final class Ipv6Header {
  static final int LENGTH = 40;

  /** The shortest extension header; the fragment header's only length. */
  static final int EXTENSION_LENGTH = 8;

  private static final int PAYLOAD_LENGTH_OFFSET = 4;
  private static final int NEXT_HEADER_OFFSET = 6;
  private static final int SOURCE_OFFSET = 8;
  private static final int DESTINATION_OFFSET = 24;
  private static final int EXTENSION_LENGTH_OFFSET = 1;
  private static final int EXTENSION_FRAGMENT_OFFSET = 2;

  private Ipv6Header() {}

  static int payloadLength(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset + PAYLOAD_LENGTH_OFFSET) & 0xFFFF;
  }

  static int nextHeader(ByteBuffer buffer, int offset) {
    return buffer.get(offset + NEXT_HEADER_OFFSET) & 0xFF;
  }

  static long sourceHigh(ByteBuffer buffer, int offset) {
    return buffer.getLong(offset + SOURCE_OFFSET);
  }

  static long sourceLow(ByteBuffer buffer, int offset) {
    return buffer.getLong(offset + SOURCE_OFFSET + 8);
  }

  static long destinationHigh(ByteBuffer buffer, int offset) {
    return buffer.getLong(offset + DESTINATION_OFFSET);
  }

  static long destinationLow(ByteBuffer buffer, int offset) {
    return buffer.getLong(offset + DESTINATION_OFFSET + 8);
  }

  /** Whether a protocol number is an extension header's (IANA ipv6-parameters; not ESP). */
  static boolean isExtension(int protocol) {
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

  static int extensionNextHeader(ByteBuffer buffer, int offset) {
    return buffer.get(offset) & 0xFF;
  }

  /** Bytes of an extension header; AH alone counts in units of 4 (RFC 4302, section 2.2). */
  static int extensionLength(ByteBuffer buffer, int offset, int protocol) {
    int length = buffer.get(offset + EXTENSION_LENGTH_OFFSET) & 0xFF;
    return switch (protocol) {
      case IpProtocols.FRAGMENT -> EXTENSION_LENGTH;
      case IpProtocols.AH -> (length + 2) * 4;
      default -> (length + 1) * 8;
    };
  }

  static boolean moreFragments(ByteBuffer buffer, int offset) {
    return (buffer.getShort(offset + EXTENSION_FRAGMENT_OFFSET) & 1) != 0;
  }

  /** In units of 8 bytes. */
  static int fragmentOffset(ByteBuffer buffer, int offset) {
    return (buffer.getShort(offset + EXTENSION_FRAGMENT_OFFSET) & 0xFFFF) >>> 3;
  }
}
