package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * RFC 8300, section 2.2. VXLAN's generic extension has the same numbers for what follows, and one
 * more for this header.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---+-+-+-----------+-----------+-------+-------+---------------+
 * |ver|O|U|time tolive|  length   |U U U U| type  | next protocol |
 * +---+-+-+-----------+-----------+-------+-------+---------------+
 * |                 service path, index, context                  |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class NetworkServiceHeader {
  /** The shortest length. */
  public static final int LENGTH = 8;

  public static final int IPV4 = 1;
  public static final int IPV6 = 2;
  public static final int ETHERNET = 3;
  public static final int NSH = 4;
  public static final int MPLS = 5;

  private NetworkServiceHeader() {}

  /** Bytes of the header. */
  public static int length(ByteBuffer buffer, int offset) {
    return (buffer.get(offset + 1) & 0x3F) * 4;
  }

  public static int nextProtocol(ByteBuffer buffer, int offset) {
    return buffer.get(offset + 3) & 0xFF;
  }
}
