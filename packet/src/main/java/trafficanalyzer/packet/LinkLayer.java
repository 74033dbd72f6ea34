package trafficanalyzer.packet;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.header.EtherTypes;
import trafficanalyzer.packet.header.EthernetHeader;
import trafficanalyzer.packet.header.Ipv4Header;
import trafficanalyzer.packet.header.LinkTypes;

/** Decodes Ethernet and hands on to IP; other link layers have classes of their own. */
final class LinkLayer {
  private static final int MOST_TAGS = 8;

  private LinkLayer() {}

  /**
   * @param end index after the last captured byte
   */
  static void decode(Packet packet, int offset, int end, int linkType) {
    if (linkType == LinkTypes.ETHERNET) {
      ethernet(packet, offset, end);
    } else {
      LinkTypeLayer.decode(packet, offset, end, linkType);
    }
  }

  static void ethernet(Packet packet, int offset, int end) {
    ByteBuffer buffer = packet.buffer;
    if (end - offset < EthernetHeader.LENGTH) {
      cutEthernet(packet, offset, end);
      return;
    }
    packet.destinationMac = EthernetHeader.destination(buffer, offset);
    packet.sourceMac = EthernetHeader.source(buffer, offset);
    etherType(packet, EthernetHeader.type(buffer, offset), offset + EthernetHeader.LENGTH, end);
  }

  private static void cutEthernet(Packet packet, int offset, int end) {
    if (end - offset >= EthernetHeader.MACS_LENGTH && packet.depth == 0) {
      packet.destinationMac = EthernetHeader.destination(packet.buffer, offset);
      packet.sourceMac = EthernetHeader.source(packet.buffer, offset);
    }
    packet.problem = Undecoded.CUT_SHORT;
  }

  /** IP of either version, with no header before it that tells which. */
  static void raw(Packet packet, int offset, int end) {
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
  static void etherType(Packet packet, int firstType, int firstOffset, int end) {
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
    packet.networkOffset = offset;
    switch (type) {
      case EtherTypes.IPV4 -> Ipv4Layer.decode(packet, offset, end);
      case EtherTypes.IPV6 -> Ipv6Layer.decode(packet, offset, end);
      default -> EtherTypeLayer.decode(packet, type, offset, end);
    }
  }
}
