package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * Generic Routing Encapsulation: version 0 (RFC 2784, RFC 2890; with source routes also RFC 1701)
 * and the version 1 of PPTP (RFC 2637, section 4.1). Each optional field is there when its flag is
 * set.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-----+-+-------+-----+-------------------------------+
 * |C|R|K|S|s|recur|A| flags | ver |         protocol type         |
 * +-+-+-+-+-+-----+-+-------+-----+-------------------------------+
 * |   checksum (C or R)           |  offset (C or R)              |
 * +-------------------------------+-------------------------------+
 * |   key (K); in version 1: length, call id                      |
 * +---------------------------------------------------------------+
 * |   sequence number (S)                                         |
 * +---------------------------------------------------------------+
 * |   acknowledgment number (A, version 1); routing (R)           |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class GreHeader {
  public static final int LENGTH = 4;

  /** GRE over UDP (RFC 8086). */
  public static final int UDP_PORT = 4754;

  /** Bytes of an entry of the routing field without its addresses; an entry of zeros ends it. */
  public static final int ROUTE_LENGTH = 4;

  private static final int CHECKSUM = 0x8000;
  private static final int ROUTING = 0x4000;
  private static final int KEY = 0x2000;
  private static final int SEQUENCE = 0x1000;
  private static final int ACKNOWLEDGMENT = 0x0080;

  private GreHeader() {}

  /** Whether nothing is set that is reserved (RFC 2890), nor a source route. */
  public static boolean isPlain(ByteBuffer buffer, int offset) {
    return (flags(buffer, offset) & 0x4FFF) == 0;
  }

  private static int flags(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset) & 0xFFFF;
  }

  public static int version(ByteBuffer buffer, int offset) {
    return buffer.get(offset + 1) & 7;
  }

  public static boolean hasRouting(ByteBuffer buffer, int offset) {
    return (flags(buffer, offset) & ROUTING) != 0;
  }

  public static boolean hasSequence(ByteBuffer buffer, int offset) {
    return (flags(buffer, offset) & SEQUENCE) != 0;
  }

  /** An EtherType, or one of GRE's own numbers. */
  public static int protocol(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset + 2) & 0xFFFF;
  }

  /** Bytes of the header without the routing field; four bytes must be there. */
  public static int length(ByteBuffer buffer, int offset) {
    int flags = flags(buffer, offset);
    int length = LENGTH;
    if ((flags & (CHECKSUM | ROUTING)) != 0) {
      length += 4;
    }
    if ((flags & KEY) != 0) {
      length += 4;
    }
    if ((flags & SEQUENCE) != 0) {
      length += 4;
    }
    if (version(buffer, offset) == 1 && (flags & ACKNOWLEDGMENT) != 0) {
      length += 4;
    }
    return length;
  }

  /** Bytes of addresses in an entry of the routing field. */
  public static int routeLength(ByteBuffer buffer, int offset) {
    return buffer.get(offset + 3) & 0xFF;
  }

  /** Whether it is the entry that ends the routing field. */
  public static boolean isLastRoute(ByteBuffer buffer, int offset) {
    return buffer.getInt(offset) == 0;
  }
}
