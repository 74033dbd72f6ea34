package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * RFC 1661 and RFC 1662. Address and control are left out where the ends agreed on it, and so is
 * the protocol's first byte where it is zero: the lowest bit of the last byte is always set.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * | address 0xFF  | control 0x03  |           protocol            |
 * +---------------+---------------+-------------------------------+
 * </pre>
 */
public final class PppHeader {
  /** Protocol numbers (IANA ppp-numbers). */
  public static final int IPV4 = 0x0021;

  public static final int BRIDGED = 0x0031;
  public static final int IPV6 = 0x0057;
  public static final int MPLS = 0x0281;
  public static final int MPLS_MULTICAST = 0x0283;

  /** The control field where it is not left out. */
  public static final int CONTROL = 0x03;

  private static final int ADDRESS_AND_CONTROL = 0xFF03;

  private PppHeader() {}

  /** Bytes of address and control; 0 where they are left out. Two bytes must be there. */
  public static int framingLength(ByteBuffer buffer, int offset) {
    return (buffer.getShort(offset) & 0xFFFF) == ADDRESS_AND_CONTROL ? 2 : 0;
  }

  /**
   * Bytes of the protocol field, 1 or 2; the first must be there.
   *
   * @param offset of the protocol field
   */
  public static int protocolLength(ByteBuffer buffer, int offset) {
    return (buffer.get(offset) & 1) != 0 ? 1 : 2;
  }

  /**
   * @param offset of the protocol field
   * @param length as {@link #protocolLength} returns it
   */
  public static int protocol(ByteBuffer buffer, int offset, int length) {
    return length == 1 ? buffer.get(offset) & 0xFF : buffer.getShort(offset) & 0xFFFF;
  }
}
