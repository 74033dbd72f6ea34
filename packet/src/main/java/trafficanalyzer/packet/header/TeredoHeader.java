package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * What may stand before the IPv6 packet in Teredo's UDP packets (RFC 4380, section 5.1.1): first
 * the authentication, then the origin.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+---------------+---------------+
 * |       0       |       1       |client length C|auth. length A |
 * +---------------+---------------+---------------+---------------+
 * |  client id (C bytes), value (A), nonce (8), confirmation (1)  |
 * +---------------+---------------+-------------------------------+
 * |       0       |       0       |          origin port          |
 * +---------------+---------------+-------------------------------+
 * |                    origin IPv4 address                        |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class TeredoHeader {
  public static final int PORT = 3544;

  /** Of the authentication, without its two fields of variable length. */
  public static final int AUTHENTICATION_LENGTH = 13;

  public static final int ORIGIN_LENGTH = 8;

  private TeredoHeader() {}

  public static boolean isAuthentication(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset) == 1;
  }

  public static boolean isOrigin(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset) == 0;
  }

  /** Bytes of the authentication; four must be there. */
  public static int authenticationLength(ByteBuffer buffer, int offset) {
    return AUTHENTICATION_LENGTH
        + (buffer.get(offset + 2) & 0xFF)
        + (buffer.get(offset + 3) & 0xFF);
  }
}
