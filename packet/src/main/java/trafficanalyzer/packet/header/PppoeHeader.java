package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * RFC 2516, section 4; PPP without framing follows.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------+-------+---------------+-------------------------------+
 * | ver 1 |type 1 |   code 0x00   |          session id           |
 * +-------+-------+---------------+-------------------------------+
 * |            length             |  PPP …
 * +-------------------------------+
 * </pre>
 */
public final class PppoeHeader {
  public static final int LENGTH = 6;

  private PppoeHeader() {}

  /** Whether version and type are the only ones that there are. */
  public static boolean isVersion1(ByteBuffer buffer, int offset) {
    return buffer.get(offset) == 0x11;
  }

  /** 0 for session data. */
  public static int code(ByteBuffer buffer, int offset) {
    return buffer.get(offset + 1) & 0xFF;
  }
}
