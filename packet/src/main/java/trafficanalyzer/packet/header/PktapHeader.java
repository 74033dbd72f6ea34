package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * Apple's PKTAP; all fields are little-endian, and more than these follow.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------------------------------+
 * |                    length of the header                       |
 * +---------------------------------------------------------------+
 * |                 record type: 1 for a packet                   |
 * +---------------------------------------------------------------+
 * |                link type of the packet after it               |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class PktapHeader {
  public static final int SHORTEST = 12;

  private PktapHeader() {}

  /** Bytes of the header; negative where it claims more than 2 GiB. */
  public static int length(ByteBuffer buffer, int offset) {
    return Integer.reverseBytes(buffer.getInt(offset));
  }

  public static int linkType(ByteBuffer buffer, int offset) {
    return Integer.reverseBytes(buffer.getInt(offset + 8));
  }
}
