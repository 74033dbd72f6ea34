package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * What Prism and AVS drivers put before an IEEE 802.11 frame. Prism's fields have the capturing
 * host's byte order, AVS's are big-endian.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------------------------------+
 * |     message code (Prism), 0x80211001 or the like (AVS)        |
 * +---------------------------------------------------------------+
 * |                     length of the header                      |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class PrismHeader {
  public static final int SHORTEST = 8;

  private static final int AVS = 0x8021_1000;

  private PrismHeader() {}

  /** Bytes of the header; may be negative in a broken one. */
  public static int length(ByteBuffer buffer, int offset) {
    int length = buffer.getInt(offset + 4);
    boolean bigEndian = (buffer.getInt(offset) & 0xFFFF_F000) == AVS || (length & 0xFFFF_0000) == 0;
    return bigEndian ? length : Integer.reverseBytes(length);
  }
}
