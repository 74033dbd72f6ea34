package trafficanalyzer.packet;

import java.nio.ByteBuffer;

/** Decodes the link layer and hands on to IP. */
final class LinkLayer {
  private static final int MOST_TAGS = 8;

  private LinkLayer() {}

  /**
   * @param end index after the last captured byte
   */
  static void decode(Packet packet, int offset, int end, int linkType) {
    switch (linkType) {
      case LinkTypes.ETHERNET -> ethernet(packet, offset, end);
      case LinkTypes.LINUX_COOKED -> linuxCooked(packet, offset, end);
      case LinkTypes.LINUX_COOKED_2 -> linuxCooked2(packet, offset, end);
      case LinkTypes.NULL, LinkTypes.LOOP -> loopback(packet, offset, end);
      case LinkTypes.RAW, LinkTypes.RAW_BSD, LinkTypes.RAW_OPENBSD -> raw(packet, offset, end);
      case LinkTypes.IPV4 -> Ipv4Layer.decode(packet, offset, end);
      case LinkTypes.IPV6 -> Ipv6Layer.decode(packet, offset, end);
      default -> packet.problem = Undecoded.UNKNOWN_LINK_TYPE;
    }
  }

  private static void ethernet(Packet packet, int offset, int end) {
    ByteBuffer buffer = packet.buffer;
    if (end - offset >= EthernetHeader.MACS_LENGTH) {
      packet.destinationMac = EthernetHeader.destination(buffer, offset);
      packet.sourceMac = EthernetHeader.source(buffer, offset);
    }
    if (end - offset < EthernetHeader.LENGTH) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    etherType(packet, EthernetHeader.type(buffer, offset), offset + EthernetHeader.LENGTH, end);
  }

  private static void linuxCooked(Packet packet, int offset, int end) {
    if (end - offset < LinuxCookedHeader.LENGTH) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    packet.sourceMac = LinuxCookedHeader.source(packet.buffer, offset);
    int type = LinuxCookedHeader.protocol(packet.buffer, offset);
    etherType(packet, type, offset + LinuxCookedHeader.LENGTH, end);
  }

  private static void linuxCooked2(Packet packet, int offset, int end) {
    if (end - offset < LinuxCookedHeader.LENGTH_2) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    packet.sourceMac = LinuxCookedHeader.source2(packet.buffer, offset);
    int type = LinuxCookedHeader.protocol2(packet.buffer, offset);
    etherType(packet, type, offset + LinuxCookedHeader.LENGTH_2, end);
  }

  private static void loopback(Packet packet, int offset, int end) {
    if (end - offset < LoopbackHeader.LENGTH) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    switch (LoopbackHeader.etherType(packet.buffer, offset)) {
      case EtherTypes.IPV4 -> Ipv4Layer.decode(packet, offset + LoopbackHeader.LENGTH, end);
      case EtherTypes.IPV6 -> Ipv6Layer.decode(packet, offset + LoopbackHeader.LENGTH, end);
      default -> packet.problem = Undecoded.NOT_IP;
    }
  }

  private static void raw(Packet packet, int offset, int end) {
    if (offset >= end) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    switch (Ipv4Header.version(packet.buffer, offset)) {
      case 4 -> Ipv4Layer.decode(packet, offset, end);
      case 6 -> Ipv6Layer.decode(packet, offset, end);
      default -> packet.problem = Undecoded.IP_VERSION;
    }
  }

  /** Follows VLAN tags, then decodes what the last type announces. */
  private static void etherType(Packet packet, int firstType, int firstOffset, int end) {
    int type = firstType;
    int offset = firstOffset;
    for (int tags = 0; EtherTypes.isVlanTag(type); tags++) {
      packet.etherType = type;
      if (tags == MOST_TAGS || end - offset < EthernetHeader.TAG_LENGTH) {
        packet.problem = tags == MOST_TAGS ? Undecoded.VLAN_TAGS : Undecoded.CUT_SHORT;
        return;
      }
      if (tags == 0) {
        packet.vlan = EthernetHeader.vlan(packet.buffer, offset);
      }
      type = EthernetHeader.typeAfterTag(packet.buffer, offset);
      offset += EthernetHeader.TAG_LENGTH;
    }
    packet.etherType = type < EtherTypes.SMALLEST ? -1 : type;
    switch (type) {
      case EtherTypes.IPV4 -> Ipv4Layer.decode(packet, offset, end);
      case EtherTypes.IPV6 -> Ipv6Layer.decode(packet, offset, end);
      default -> packet.problem = Undecoded.NOT_IP;
    }
  }
}
