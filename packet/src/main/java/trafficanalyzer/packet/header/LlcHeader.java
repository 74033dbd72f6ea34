package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * IEEE 802.2, with the Subnetwork Access Protocol's extension.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+---------------+---------------+
 * |     DSAP      |     SSAP      | control (U)   |  OUI (SNAP)   |
 * +---------------+---------------+---------------+---------------+
 * |          OUI (SNAP)           |     protocol id (SNAP)        |
 * +-------------------------------+-------------------------------+
 * </pre>
 */
public final class LlcHeader {
  /** With a control field of one byte. */
  public static final int LENGTH = 3;

  /** LLC and SNAP. */
  public static final int SNAP_LENGTH = 8;

  /** Link service access points (IEEE, and what vendors took). */
  public static final int SAP_SPANNING_TREE = 0x42;

  public static final int SAP_IP = 0x06;
  public static final int SAP_SNAP = 0xAA;
  public static final int SAP_IPX = 0xE0;
  public static final int SAP_NETBIOS = 0xF0;
  public static final int SAP_OSI = 0xFE;
  public static final int SAP_GLOBAL = 0xFF;

  /** The control field of an unnumbered information frame. */
  public static final int UNNUMBERED_INFORMATION = 0x03;

  /** The protocol id is an EtherType. */
  public static final int OUI_ETHERNET = 0x00_0000;

  /** The protocol id is an EtherType, too (RFC 1042 stations told 802.1H ones apart so). */
  public static final int OUI_BRIDGE_TUNNEL = 0x00_00F8;

  /** The protocol id is Cisco's. */
  public static final int OUI_CISCO = 0x00_000C;

  /** Bridged frames (RFC 2684, section 5.2; RFC 2427, section 4.2). */
  public static final int OUI_BRIDGED = 0x00_80C2;

  private LlcHeader() {}

  /** Destination service access point. */
  public static int destination(ByteBuffer buffer, int offset) {
    return buffer.get(offset) & 0xFF;
  }

  /** Source service access point; its lowest bit tells responses. */
  public static int source(ByteBuffer buffer, int offset) {
    return buffer.get(offset + 1) & 0xFF;
  }

  /** The first byte of the control field. */
  public static int control(ByteBuffer buffer, int offset) {
    return buffer.get(offset + 2) & 0xFF;
  }

  /** SNAP: the organisation whose numbers the protocol id is one of. */
  public static int organisation(ByteBuffer buffer, int offset) {
    return buffer.getInt(offset + 2) & 0xFF_FFFF;
  }

  /** SNAP: the protocol id. */
  public static int protocol(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset + 6) & 0xFFFF;
  }
}
