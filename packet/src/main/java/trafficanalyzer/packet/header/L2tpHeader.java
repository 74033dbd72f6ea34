package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * L2TP, version 2 (RFC 2661, section 3.1); PPP follows in data messages. Length, sequence numbers
 * and offset are there when their flags are set.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+---+-+-+-+-+-------+-------+-------------------------------+
 * |T|L|0 0|S|0|O|P|0 0 0 0| ver 2 |           length (L)          |
 * +-+-+---+-+-+-+-+-------+-------+-------------------------------+
 * |           tunnel id           |           session id          |
 * +-------------------------------+-------------------------------+
 * |             Ns (S)            |             Nr (S)            |
 * +-------------------------------+-------------------------------+
 * |        offset size (O)        |  offset padding (O) …
 * +-------------------------------+
 * </pre>
 */
public final class L2tpHeader {
  /** Without any of the optional fields. */
  public static final int SHORTEST = 6;

  public static final int PORT = 1701;

  private static final int LENGTH = 0x4000;
  private static final int SEQUENCE = 0x0800;
  private static final int OFFSET = 0x0200;

  private L2tpHeader() {}

  private static int flags(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset) & 0xFFFF;
  }

  /** Whether it is a data message of version 2. */
  public static boolean isData2(ByteBuffer buffer, int offset) {
    return (flags(buffer, offset) & 0x800F) == 2;
  }

  /** Bytes of the header without the offset's padding; two must be there. */
  public static int length(ByteBuffer buffer, int offset) {
    int flags = flags(buffer, offset);
    return SHORTEST
        + ((flags & LENGTH) != 0 ? 2 : 0)
        + ((flags & SEQUENCE) != 0 ? 4 : 0)
        + ((flags & OFFSET) != 0 ? 2 : 0);
  }

  /**
   * Bytes of padding after the header.
   *
   * @param length as {@link #length} returns it; so many bytes must be there
   */
  public static int padding(ByteBuffer buffer, int offset, int length) {
    return (flags(buffer, offset) & OFFSET) != 0
        ? buffer.getShort(offset + length - 2) & 0xFFFF
        : 0;
  }
}
