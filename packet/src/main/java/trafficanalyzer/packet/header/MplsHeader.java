package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * One entry of an MPLS label stack (RFC 3032, section 2.1). Nothing tells what follows the last.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------+-----+-+---------------+
 * |                 label                 |class|S| time to live  |
 * +---------------------------------------+-----+-+---------------+
 * </pre>
 */
public final class MplsHeader {
  public static final int LENGTH = 4;

  /** MPLS over UDP (RFC 7510). */
  public static final int UDP_PORT = 6635;

  private MplsHeader() {}

  /** 20 bits. */
  public static int label(ByteBuffer buffer, int offset) {
    return buffer.getInt(offset) >>> 12;
  }

  /** Whether it is the last entry of the stack. */
  public static boolean isBottom(ByteBuffer buffer, int offset) {
    return (buffer.get(offset + 2) & 1) != 0;
  }
}
