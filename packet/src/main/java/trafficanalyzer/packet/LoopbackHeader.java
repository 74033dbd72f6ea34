package trafficanalyzer.packet;

import java.nio.ByteBuffer;

/**
 * BSD loopback: four bytes with the protocol family, in the capturing host's byte order
 * (LINKTYPE_NULL) or in network byte order (LINKTYPE_LOOP). The family's number for IPv6 differs
 * between systems.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------------------------------+
 * |                        protocol family                        |
 * +---------------------------------------------------------------+
 * </pre>
 */
final class LoopbackHeader {
  static final int LENGTH = 4;

  private static final int INET = 2;
  private static final int INET6_LINUX = 10;
  private static final int INET6_NETBSD_OPENBSD = 24;
  private static final int INET6_FREEBSD = 28;
  private static final int INET6_DARWIN = 30;

  private LoopbackHeader() {}

  /** The EtherType that means the same as the family; 0 where it is neither IPv4 nor IPv6. */
  static int etherType(ByteBuffer buffer, int offset) {
    int family = buffer.getInt(offset);
    if ((family & 0xFFFF_0000) != 0) {
      family = Integer.reverseBytes(family); // families are small numbers: the other byte order
    }
    return switch (family) {
      case INET -> EtherTypes.IPV4;
      case INET6_LINUX, INET6_NETBSD_OPENBSD, INET6_FREEBSD, INET6_DARWIN -> EtherTypes.IPV6;
      default -> 0;
    };
  }
}
