package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * Cisco's HDLC framing of serial lines.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * | 0x0F or 0x8F  |       0       |           EtherType           |
 * +---------------+---------------+-------------------------------+
 * </pre>
 */
public final class CiscoHdlcHeader {
  public static final int LENGTH = 4;

  /** "EtherTypes" of Cisco's own. */
  public static final int SLARP = 0x8035;

  public static final int CDP = 0x2000;
  public static final int OSI = 0xFEFE;

  private CiscoHdlcHeader() {}

  /** Whether the first byte is the address of a unicast or multicast frame. */
  public static boolean isAddress(ByteBuffer buffer, int offset) {
    return (buffer.get(offset) & 0x7F) == 0x0F;
  }

  public static int type(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset + 2) & 0xFFFF;
  }
}
