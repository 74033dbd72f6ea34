package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * LINKTYPE_LINUX_SLL and LINKTYPE_LINUX_SLL2: what Linux captures on the interface "any". Of the
 * MAC addresses only the sender's is there.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |          packet type          |         ARPHRD_ type          |  version 1
 * +-------------------------------+-------------------------------+
 * |        address length         |                               |
 * +-------------------------------+                               +
 * |                    address (8 bytes, padded)                  |
 * +                               +-------------------------------+
 * |                               |           protocol            |
 * +-------------------------------+-------------------------------+
 *
 * +-------------------------------+-------------------------------+
 * |           protocol            |           reserved            |  version 2
 * +-------------------------------+-------------------------------+
 * |                        interface index                        |
 * +-------------------------------+---------------+---------------+
 * |         ARPHRD_ type          |  packet type  |address length |
 * +-------------------------------+---------------+---------------+
 * |                    address (8 bytes, padded)                  |
 * |                                                               |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class LinuxCookedHeader {
  public static final int LENGTH = 16;
  public static final int LENGTH_2 = 20;

  /** ARPHRD_ types whose protocol field is no EtherType. */
  public static final int FRAME_RELAY = 770;

  public static final int IEEE80211 = 801;
  public static final int IEEE80211_PRISM = 802;
  public static final int IEEE80211_RADIOTAP = 803;
  public static final int NETLINK = 824;

  /** Protocols that are numbers of Linux's own (linux/if_ether.h) rather than EtherTypes. */
  public static final int ETHERNET = 0x0003;

  public static final int LLC = 0x0004;
  public static final int PPP = 0x0007;
  public static final int LARGEST_OF_LINUX = 0x00FF;

  private static final int HARDWARE_OFFSET = 2;
  private static final int ADDRESS_LENGTH_OFFSET = 4;
  private static final int ADDRESS_OFFSET = 6;
  private static final int PROTOCOL_OFFSET = 14;

  private static final int PROTOCOL_OFFSET_2 = 0;
  private static final int HARDWARE_OFFSET_2 = 8;
  private static final int ADDRESS_LENGTH_OFFSET_2 = 11;
  private static final int ADDRESS_OFFSET_2 = 12;

  private LinuxCookedHeader() {}

  /** ARPHRD_ type: what kind of interface it was (linux/if_arp.h). */
  public static int hardware(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset + HARDWARE_OFFSET) & 0xFFFF;
  }

  /** As {@link #hardware}, of version 2. */
  public static int hardware2(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset + HARDWARE_OFFSET_2) & 0xFFFF;
  }

  /** EtherType or number of Linux's own; of some kinds of interfaces neither. */
  public static int protocol(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset + PROTOCOL_OFFSET) & 0xFFFF;
  }

  /** As {@link #protocol}, of version 2. */
  public static int protocol2(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset + PROTOCOL_OFFSET_2) & 0xFFFF;
  }

  /** The sender's MAC address; -1 where it has none of 48 bits. */
  public static long source(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset + ADDRESS_LENGTH_OFFSET) == 6
        ? EthernetHeader.mac(buffer, offset + ADDRESS_OFFSET)
        : -1;
  }

  /** As {@link #source}, of version 2. */
  public static long source2(ByteBuffer buffer, int offset) {
    return buffer.get(offset + ADDRESS_LENGTH_OFFSET_2) == 6
        ? EthernetHeader.mac(buffer, offset + ADDRESS_OFFSET_2)
        : -1;
  }
}
