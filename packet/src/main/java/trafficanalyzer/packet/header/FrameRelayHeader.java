package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * Frame Relay (ITU-T Q.922) with the multiprotocol encapsulation of RFC 2427. The address has two
 * to four bytes; the lowest bit of each tells whether it is the last.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+---------------+---------------+
 * |  DLCI   |C/R|0| DLCI |bits  |1| control 0x03  |     NLPID     |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 */
public final class FrameRelayHeader {
  public static final int SHORTEST = 2;

  private static final int LONGEST = 4;

  /** Network layer protocol ids (RFC 2427, section 3; ISO/IEC TR 9577). */
  public static final int NLPID_PADDING = 0x00;

  public static final int NLPID_SNAP = 0x80;
  public static final int NLPID_ESIS = 0x82;
  public static final int NLPID_ISIS = 0x83;
  public static final int NLPID_CLNP = 0x81;
  public static final int NLPID_IPV6 = 0x8E;
  public static final int NLPID_IPV4 = 0xCC;
  public static final int NLPID_PPP = 0xCF;

  private FrameRelayHeader() {}

  /** Bytes of the address; -1 where it does not end within four bytes, or not before the end. */
  public static int addressLength(ByteBuffer buffer, int offset, int end) {
    for (int length = 1; length <= LONGEST && offset + length <= end; length++) {
      if ((buffer.get(offset + length - 1) & 1) != 0) {
        return length < SHORTEST ? -1 : length;
      }
    }
    return -1;
  }
}
