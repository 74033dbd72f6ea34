package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * RFC 8926, section 3.1.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---+-----------+-+-+-----------+-------------------------------+
 * |ver|options len|O|C| reserved  |      EtherType of content     |
 * +---+-----------+-+-+-----------+---------------+---------------+
 * |           virtual network id                  |   reserved    |
 * +-----------------------------------------------+---------------+
 * |                            options                            |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class GeneveHeader {
  /** Without options. */
  public static final int LENGTH = 8;

  public static final int PORT = 6081;

  private GeneveHeader() {}

  /** 0 is the only one. */
  public static int version(ByteBuffer buffer, int offset) {
    return buffer.get(offset) >>> 6 & 3;
  }

  /** Bytes of the header with its options. */
  public static int length(ByteBuffer buffer, int offset) {
    return LENGTH + (buffer.get(offset) & 0x3F) * 4;
  }

  public static int etherType(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset + 2) & 0xFFFF;
  }
}
