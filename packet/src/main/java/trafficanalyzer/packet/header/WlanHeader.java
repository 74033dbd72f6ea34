package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * IEEE 802.11, section 9.2.3. Which of the addresses are there, and what they mean, depends on the
 * type and on the flags "to DS" and "from DS".
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------+---+---+---------------+-------------------------------+
 * |subtype|typ|ver|H P M R P F f t|           duration            |
 * +-------+---+---+---------------+-------------------------------+
 * |             address 1, address 2, address 3 (6 bytes each)    |
 * +-------------------------------+-------------------------------+
 * |       sequence control        |  address 4 (to and from DS)   |
 * +-------------------------------+-------------------------------+
 * |  QoS control (QoS data)       |  HT control (4 bytes, H)      |
 * +-------------------------------+-------------------------------+
 * </pre>
 */
public final class WlanHeader {
  /** Frame control, duration and one address: the shortest control frame. */
  public static final int SHORTEST = 10;

  /** With two addresses. */
  public static final int LENGTH_2 = 16;

  /** With three addresses and the sequence control. */
  public static final int LENGTH = 24;

  public static final int MANAGEMENT = 0;
  public static final int CONTROL = 1;
  public static final int DATA = 2;

  private static final int ADDRESS_1 = 4;
  private static final int ADDRESS_2 = 10;
  private static final int ADDRESS_3 = 16;
  private static final int ADDRESS_4 = 24;

  private static final int TO_DS = 0x01;
  private static final int FROM_DS = 0x02;
  private static final int PROTECTED = 0x40;
  private static final int HT_CONTROL = 0x80;

  private WlanHeader() {}

  public static int version(ByteBuffer buffer, int offset) {
    return buffer.get(offset) & 3;
  }

  public static int type(ByteBuffer buffer, int offset) {
    return buffer.get(offset) >>> 2 & 3;
  }

  public static int subtype(ByteBuffer buffer, int offset) {
    return buffer.get(offset) >>> 4 & 0xF;
  }

  private static boolean has(ByteBuffer buffer, int offset, int flag) {
    return (buffer.get(offset + 1) & flag) != 0;
  }

  /** Whether a data frame has no content: "null" and its like. */
  public static boolean isEmpty(ByteBuffer buffer, int offset) {
    return (subtype(buffer, offset) & 4) != 0;
  }

  /** Whether the content is encrypted. */
  public static boolean isProtected(ByteBuffer buffer, int offset) {
    return has(buffer, offset, PROTECTED);
  }

  /** Whether the frame is a fragment other than the first. */
  public static boolean isLaterFragment(ByteBuffer buffer, int offset) {
    return (buffer.get(offset + 22) & 0x0F) != 0; // sequence control, little-endian
  }

  /** Bytes of a data frame's header. */
  public static int dataLength(ByteBuffer buffer, int offset) {
    int length = LENGTH;
    if (has(buffer, offset, TO_DS) && has(buffer, offset, FROM_DS)) {
      length += 6;
    }
    if (isQos(buffer, offset)) {
      length += has(buffer, offset, HT_CONTROL) ? 6 : 2;
    }
    return length;
  }

  private static boolean isQos(ByteBuffer buffer, int offset) {
    return (subtype(buffer, offset) & 8) != 0;
  }

  /**
   * Whether a data frame's content is a series of frames, each with its own addresses and length.
   * The whole header must be there.
   */
  public static boolean isAggregate(ByteBuffer buffer, int offset) {
    if (!isQos(buffer, offset)) {
      return false;
    }
    boolean four = has(buffer, offset, TO_DS) && has(buffer, offset, FROM_DS);
    return (buffer.get(offset + (four ? LENGTH + 6 : LENGTH)) & 0x80) != 0;
  }

  /** Who receives this transmission. */
  public static long receiver(ByteBuffer buffer, int offset) {
    return EthernetHeader.mac(buffer, offset + ADDRESS_1);
  }

  /** Who sends this transmission. */
  public static long transmitter(ByteBuffer buffer, int offset) {
    return EthernetHeader.mac(buffer, offset + ADDRESS_2);
  }

  /** Of a management or data frame: whom it is for in the end. */
  public static long destination(ByteBuffer buffer, int offset) {
    return EthernetHeader.mac(
        buffer, offset + (has(buffer, offset, TO_DS) ? ADDRESS_3 : ADDRESS_1));
  }

  /** Of a management or data frame: whom it comes from; all of the header must be there. */
  public static long source(ByteBuffer buffer, int offset) {
    int address = ADDRESS_2;
    if (has(buffer, offset, FROM_DS)) {
      address = has(buffer, offset, TO_DS) ? ADDRESS_4 : ADDRESS_3;
    }
    return EthernetHeader.mac(buffer, offset + address);
  }
}
