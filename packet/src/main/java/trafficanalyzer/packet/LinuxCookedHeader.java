package trafficanalyzer.packet;

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
final class LinuxCookedHeader {
  static final int LENGTH = 16;
  static final int LENGTH_2 = 20;

  /** ARPHRD_ types whose protocol field is no EtherType. */
  private static final int IEEE80211 = 801;

  private static final int IEEE80211_RADIOTAP = 803;
  private static final int NETLINK = 824;

  private static final int HARDWARE_OFFSET = 2;
  private static final int ADDRESS_LENGTH_OFFSET = 4;
  private static final int ADDRESS_OFFSET = 6;
  private static final int PROTOCOL_OFFSET = 14;

  private static final int PROTOCOL_OFFSET_2 = 0;
  private static final int HARDWARE_OFFSET_2 = 8;
  private static final int ADDRESS_LENGTH_OFFSET_2 = 11;
  private static final int ADDRESS_OFFSET_2 = 12;

  private LinuxCookedHeader() {}

  /** EtherType; 0 where the field means something else. */
  static int protocol(ByteBuffer buffer, int offset) {
    return protocol(buffer, offset + PROTOCOL_OFFSET, offset + HARDWARE_OFFSET);
  }

  /** As {@link #protocol}, of version 2. */
  static int protocol2(ByteBuffer buffer, int offset) {
    return protocol(buffer, offset + PROTOCOL_OFFSET_2, offset + HARDWARE_OFFSET_2);
  }

  private static int protocol(ByteBuffer buffer, int protocolOffset, int hardwareOffset) {
    int hardware = buffer.getShort(hardwareOffset) & 0xFFFF;
    return hardware == NETLINK || hardware == IEEE80211 || hardware == IEEE80211_RADIOTAP
        ? 0
        : buffer.getShort(protocolOffset) & 0xFFFF;
  }

  /** The sender's MAC address; -1 where it has none of 48 bits. */
  static long source(ByteBuffer buffer, int offset) {
    return buffer.getShort(offset + ADDRESS_LENGTH_OFFSET) == 6
        ? EthernetHeader.mac(buffer, offset + ADDRESS_OFFSET)
        : -1;
  }

  /** As {@link #source}, of version 2. */
  static long source2(ByteBuffer buffer, int offset) {
    return buffer.get(offset + ADDRESS_LENGTH_OFFSET_2) == 6
        ? EthernetHeader.mac(buffer, offset + ADDRESS_OFFSET_2)
        : -1;
  }
}
