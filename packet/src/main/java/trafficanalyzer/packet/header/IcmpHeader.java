package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * ICMP (RFC 792) and ICMPv6 (RFC 4443). Error messages quote the beginning of the packet that they
 * are about.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |     type      |     code      |           checksum            |
 * +---------------+---------------+-------------------------------+
 * |                  what each type makes of it                   |
 * +---------------------------------------------------------------+
 * |                      quoted packet, or data                   |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class IcmpHeader {
  public static final int LENGTH = 8;

  private IcmpHeader() {}

  public static int type(ByteBuffer buffer, int offset) {
    return buffer.get(offset) & 0xFF;
  }

  public static int code(ByteBuffer buffer, int offset) {
    return buffer.get(offset + 1) & 0xFF;
  }

  /**
   * Whether an ICMP message of the type quotes a packet: destination unreachable, source quench,
   * redirect, time exceeded, parameter problem.
   */
  public static boolean quotes(int type) {
    return type == 3 || type == 4 || type == 5 || type == 11 || type == 12;
  }

  /**
   * Whether an ICMPv6 message of the type quotes a packet: destination unreachable, packet too big,
   * time exceeded, parameter problem.
   */
  public static boolean quotes6(int type) {
    return type >= 1 && type <= 4;
  }
}
