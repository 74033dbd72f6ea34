package trafficanalyzer.packet.header;

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
public final class TcpHeader {
  public static final int LENGTH = 20;

  /** Flag: synchronize sequence numbers, the beginning of a direction. */
  public static final int SYN = 0x002;

  /** Flag: the acknowledgment number counts. */
  public static final int ACK = 0x010;

  private static final int SEQUENCE_OFFSET = 4;
  private static final int ACKNOWLEDGMENT_OFFSET = 8;
  private static final int OFFSET_AND_FLAGS_OFFSET = 12;
  private static final int WINDOW_OFFSET = 14;

  private TcpHeader() {}

  /** Number of the first content byte, or of the SYN: 32 bits, unsigned. */
  public static long sequence(ByteBuffer buffer, int offset) {
    return buffer.getInt(offset + SEQUENCE_OFFSET) & 0xFFFF_FFFFL;
  }

  /** Number of the byte that is expected next: 32 bits, unsigned; means nothing without ACK. */
  public static long acknowledgment(ByteBuffer buffer, int offset) {
    return buffer.getInt(offset + ACKNOWLEDGMENT_OFFSET) & 0xFFFF_FFFFL;
  }

  /** The receive window, not scaled. */
  public static int window(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset + WINDOW_OFFSET) & 0xFFFF;
  }

  /** Bytes of the header with its options. */
  public static int headerLength(ByteBuffer buffer, int offset) {
    return (buffer.get(offset + OFFSET_AND_FLAGS_OFFSET) >>> 4 & 0xF) * 4;
  }

  /** The lower twelve bits: four reserved ones (one of them AE), CWR, ECE, URG … FIN. */
  public static int flags(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset + OFFSET_AND_FLAGS_OFFSET) & 0x0FFF;
  }
}
