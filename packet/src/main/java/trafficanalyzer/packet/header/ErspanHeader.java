package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * Cisco's mirrored Ethernet frames in GRE (draft-foschiano-erspan-03). Type I has no header of its
 * own; types II and III come with a GRE sequence number.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------+-----------------------+-----+---+-+-------------------+
 * |version|         VLAN          | COS |en |T|    session id     |
 * +-------+-----------------------+-----+---+-+-------------------+
 * |       reserved        |                index                  |  type II
 * +-----------------------+---------------------------------------+
 *
 * +---------------------------------------------------------------+
 * |                           timestamp                           |  type III
 * +-------------------------------+-+---------+-----------+-+---+-+
 * |      security group tag       |P|frame typ|  hw id    |D|Gra|O|
 * +-------------------------------+-+---------+-----------+-+---+-+
 * |           platform specific (8 bytes, when O is set)          |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class ErspanHeader {
  public static final int LENGTH_2 = 8;
  public static final int LENGTH_3 = 12;

  /** GRE protocol type of type III. */
  public static final int TYPE_3 = 0x22EB;

  /** Frame types of type III. */
  public static final int FRAME_ETHERNET = 0;

  public static final int FRAME_IP = 2;

  private static final int PLATFORM_LENGTH = 8;

  private ErspanHeader() {}

  /** Bytes of a type III header, of which {@link #LENGTH_3} must be there. */
  public static int length3(ByteBuffer buffer, int offset) {
    return (buffer.get(offset + 11) & 1) != 0 ? LENGTH_3 + PLATFORM_LENGTH : LENGTH_3;
  }

  /** Of type III: what kind of frame was mirrored. */
  public static int frameType(ByteBuffer buffer, int offset) {
    return buffer.get(offset + 10) >>> 2 & 0x1F;
  }
}
