package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * What Juniper's routers put before a captured frame.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-----------------------------------------------+---------------+
 * |               magic 0x4D4743                  |     flags     |
 * +-------------------------------+---------------+---------------+
 * | length of extensions (flag 80)|  extensions …
 * +-------------------------------+
 * </pre>
 */
public final class JuniperHeader {
  public static final int LENGTH = 4;

  private static final int MAGIC = 0x4D4743;
  private static final int EXTENSIONS = 0x80;
  private static final int NO_LINK_LAYER = 0x02;

  private JuniperHeader() {}

  public static boolean isMagic(ByteBuffer buffer, int offset) {
    return buffer.getInt(offset) >>> 8 == MAGIC;
  }

  public static boolean hasExtensions(ByteBuffer buffer, int offset) {
    return (buffer.get(offset + 3) & EXTENSIONS) != 0;
  }

  /** Whether the frame's link layer was taken away. */
  public static boolean hasNoLinkLayer(ByteBuffer buffer, int offset) {
    return (buffer.get(offset + 3) & NO_LINK_LAYER) != 0;
  }

  /** Bytes of the extensions, of whose length the two bytes must be there. */
  public static int extensionsLength(ByteBuffer buffer, int offset) {
    return 2 + (buffer.getShort(offset + LENGTH) & 0xFFFF);
  }
}
