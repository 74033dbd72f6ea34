package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * GTP-U, version 1 (3GPP TS 29.281, section 5). The third word is there when any of the flags E, S,
 * PN is set; extension headers follow while their type is not zero.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-----+-+-+-+-+-+---------------+-------------------------------+
 * |ver 1|P|0|E|S|N| message type  |            length             |
 * +-----+-+-+-+-+-+---------------+-------------------------------+
 * |                  tunnel endpoint identifier                   |
 * +-------------------------------+---------------+---------------+
 * |        sequence number        | N-PDU number  |next extension |
 * +---------------+---------------+---------------+---------------+
 * | length (by 4) |            content            |next extension |
 * +---------------+-------------------------------+---------------+
 * </pre>
 */
public final class GtpHeader {
  /** Without the optional word. */
  public static final int LENGTH = 8;

  public static final int OPTIONS_LENGTH = 4;
  public static final int PORT = 2152;

  /** The message that carries a user's packet. */
  public static final int G_PDU = 0xFF;

  private GtpHeader() {}

  /** Whether it is version 1 of GTP, not of GTP' (which is for charging). */
  public static boolean isVersion1(ByteBuffer buffer, int offset) {
    return (buffer.get(offset) & 0xF0) == 0x30;
  }

  public static boolean hasOptions(ByteBuffer buffer, int offset) {
    return (buffer.get(offset) & 0x07) != 0;
  }

  /** Whether the type of the next extension in the optional word means something. */
  public static boolean hasExtensions(ByteBuffer buffer, int offset) {
    return (buffer.get(offset) & 0x04) != 0;
  }

  public static int messageType(ByteBuffer buffer, int offset) {
    return buffer.get(offset + 1) & 0xFF;
  }

  /** Type of the first extension header; 0 when there is none. */
  public static int firstExtension(ByteBuffer buffer, int offset) {
    return buffer.get(offset + 11) & 0xFF;
  }

  /** Bytes of an extension header; at least 4 in a sound one. */
  public static int extensionLength(ByteBuffer buffer, int offset) {
    return (buffer.get(offset) & 0xFF) * 4;
  }

  /** Type of the extension header after one of a length; 0 when there is none. */
  public static int nextExtension(ByteBuffer buffer, int offset, int length) {
    return buffer.get(offset + length - 1) & 0xFF;
  }
}
