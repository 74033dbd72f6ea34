package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * RFC 4340, section 5.1. The ports are where {@link UdpHeader} has them.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |          source port          |       destination port        |
 * +---------------+-------+-------+-------------------------------+
 * | data offset   | CCVal | CsCov |           checksum            |
 * +-----+-------+-+-------+-------+-------------------------------+
 * | res | type  |X|   sequence number (3 or 7 bytes), options …   |
 * +-----+-------+-+-----------------------------------------------+
 * </pre>
 */
public final class DccpHeader {
  /** The shortest header. */
  public static final int LENGTH = 12;

  private DccpHeader() {}

  /** Bytes of the header with its options. */
  public static int headerLength(ByteBuffer buffer, int offset) {
    return (buffer.get(offset + 4) & 0xFF) * 4;
  }
}
