package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * RFC 768. TCP begins with the same two ports.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |          source port          |       destination port        |
 * +-------------------------------+-------------------------------+
 * |            length             |           checksum            |
 * +-------------------------------+-------------------------------+
 * </pre>
 */
public final class UdpHeader {
  public static final int LENGTH = 8;
  public static final int PORTS_LENGTH = 4;

  private static final int SOURCE_OFFSET = 0;
  private static final int DESTINATION_OFFSET = 2;
  private static final int LENGTH_OFFSET = 4;

  private UdpHeader() {}

  public static int sourcePort(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset + SOURCE_OFFSET) & 0xFFFF;
  }

  public static int destinationPort(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset + DESTINATION_OFFSET) & 0xFFFF;
  }

  /** Bytes of header and content; 0 in a jumbogram (RFC 2675, section 4). */
  public static int length(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset + LENGTH_OFFSET) & 0xFFFF;
  }
}
