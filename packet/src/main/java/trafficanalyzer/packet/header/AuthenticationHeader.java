package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * IPsec's AH (RFC 4302, section 2): what it protects follows in the clear.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |  next header  | length - 2    |           reserved            |
 * +---------------+---------------+-------------------------------+
 * |                   security parameters index                   |
 * +---------------------------------------------------------------+
 * |                        sequence number                        |
 * +---------------------------------------------------------------+
 * |                integrity check value (variable)               |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class AuthenticationHeader {
  /** Without the integrity check value. */
  public static final int LENGTH = 12;

  private AuthenticationHeader() {}

  public static int nextHeader(ByteBuffer buffer, int offset) {
    return buffer.get(offset) & 0xFF;
  }

  /** Bytes of the header: the field counts in units of 4, less 2. */
  public static int length(ByteBuffer buffer, int offset) {
    return ((buffer.get(offset + 1) & 0xFF) + 2) * 4;
  }
}
