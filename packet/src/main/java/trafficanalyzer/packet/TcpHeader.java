package trafficanalyzer.packet;

import java.nio.ByteBuffer;

/**
 * RFC 9293, section 3.1.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |          source port          |       destination port        |
 * +-------------------------------+-------------------------------+
 * |                        sequence number                        |
 * +---------------------------------------------------------------+
 * |                     acknowledgment number                     |
 * +-------+-----------------------+-------------------------------+
 * |offset | reserved and flags    |            window             |
 * +-------+-----------------------+-------------------------------+
 * |           checksum            |        urgent pointer         |
 * +-------------------------------+-------------------------------+
 * |                     options (offset > 5)                      |
 * +---------------------------------------------------------------+
 * </pre>
 */
final class TcpHeader {
  static final int LENGTH = 20;

  private static final int OFFSET_AND_FLAGS_OFFSET = 12;

  private TcpHeader() {}

  /** Bytes of the header with its options. */
  static int headerLength(ByteBuffer buffer, int offset) {
    return (buffer.get(offset + OFFSET_AND_FLAGS_OFFSET) >>> 4 & 0xF) * 4;
  }

  /** The lower twelve bits: four reserved ones (one of them AE), CWR, ECE, URG … FIN. */
  static int flags(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset + OFFSET_AND_FLAGS_OFFSET) & 0x0FFF;
  }
}
