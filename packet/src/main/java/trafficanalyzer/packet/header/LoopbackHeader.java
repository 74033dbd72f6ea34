package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * BSD loopback: four bytes with the protocol family, in the capturing host's byte order
 * (LINKTYPE_NULL) or in network byte order (LINKTYPE_LOOP). The family's number for IPv6 differs
 * between systems. Some tools write an EtherType, others the framing of PPP (RFC 1662) or Cisco
 * HDLC instead.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------------------------------+
 * |                        protocol family                        |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class LoopbackHeader {
  public static final int LENGTH = 4;

  private static final int PPP = 0xFF03;
  private static final int INET = 2;
  private static final int INET6_LINUX = 10;
  private static final int INET6_NETBSD_OPENBSD = 24;
  private static final int INET6_FREEBSD = 28;
  private static final int INET6_DARWIN = 30;

  private LoopbackHeader() {}

  /** Whether it is PPP's address and control, with its protocol after them. */
  public static boolean isPpp(ByteBuffer buffer, int offset) {
    return (buffer.getShort(offset) & 0xFFFF) == PPP;
  }

  /** Whether it is Cisco HDLC's address and control, with an EtherType after them. */
  public static boolean isCiscoHdlc(ByteBuffer buffer, int offset) {
    return CiscoHdlcHeader.isAddress(buffer, offset) && buffer.get(offset + 1) == 0;
  }

  /** The EtherType that means the same as the family; 0 where the family is none of IP. */
  public static int etherType(ByteBuffer buffer, int offset) {
    int family = buffer.getInt(offset);
    if ((family & 0xFFFF_0000) != 0) {
      family = Integer.reverseBytes(family); // families are small numbers: the other byte order
    }
    return switch (family) {
      case INET -> EtherTypes.IPV4;
      case INET6_LINUX, INET6_NETBSD_OPENBSD, INET6_FREEBSD, INET6_DARWIN -> EtherTypes.IPV6;
      default -> family >= EtherTypes.SMALLEST && family <= 0xFFFF ? family : 0;
    };
  }
}
