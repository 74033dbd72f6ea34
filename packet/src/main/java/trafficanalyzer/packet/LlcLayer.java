package trafficanalyzer.packet;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.header.LlcHeader;

/** Decodes IEEE 802.2 LLC with SNAP, which IEEE 802.3, 802.5, 802.11, FDDI and ATM carry. */
final class LlcLayer {
  /** Protocol ids of bridged Ethernet (RFC 2684, section 5.2): with and without checksum. */
  private static final int BRIDGED_WITH_FCS = 1;

  private static final int BRIDGED = 7;

  private LlcLayer() {}

  static void decode(Packet packet, int offset, int end) {
    ByteBuffer buffer = packet.buffer;
    packet.etherType = -1;
    packet.networkOffset = offset;
    if (end - offset < LlcHeader.LENGTH) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    int sap = LlcHeader.destination(buffer, offset);
    if (sap == LlcHeader.SAP_SNAP
        && LlcHeader.control(buffer, offset) == LlcHeader.UNNUMBERED_INFORMATION) {
      snap(packet, offset, end);
      return;
    }
    if (sap == LlcHeader.SAP_IP
        && LlcHeader.control(buffer, offset) == LlcHeader.UNNUMBERED_INFORMATION) {
      Ipv4Layer.decode(packet, offset + LlcHeader.LENGTH, end);
      return;
    }
    packet.problem = Undecoded.NOT_IP;
    packet.linkApplication = application(sap);
  }

  private static String application(int sap) {
    return switch (sap) {
      case LlcHeader.SAP_SPANNING_TREE -> "stp";
      case LlcHeader.SAP_IPX, LlcHeader.SAP_GLOBAL -> "ipx"; // 0xFFFF: IPX without any LLC
      case LlcHeader.SAP_NETBIOS, LlcHeader.SAP_NETBIOS | 1 -> "netbios";
      case LlcHeader.SAP_OSI -> "osi";
      default -> "llc";
    };
  }

  private static void snap(Packet packet, int offset, int end) {
    if (end - offset < LlcHeader.SNAP_LENGTH) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    int protocol = LlcHeader.protocol(packet.buffer, offset);
    snap(
        packet,
        LlcHeader.organisation(packet.buffer, offset),
        protocol,
        offset + LlcHeader.SNAP_LENGTH,
        end);
  }

  /** What a SNAP organisation and protocol id announce. */
  static void snap(Packet packet, int organisation, int protocol, int offset, int end) {
    if (!packet.enter()) {
      return;
    }
    switch (organisation) {
      case LlcHeader.OUI_ETHERNET, LlcHeader.OUI_BRIDGE_TUNNEL ->
          LinkLayer.etherType(packet, protocol, offset, end);
      case LlcHeader.OUI_BRIDGED -> bridged(packet, protocol, offset, end);
      case LlcHeader.OUI_CISCO -> {
        packet.problem = Undecoded.NOT_IP;
        packet.linkApplication = cisco(protocol);
      }
      default -> {
        packet.problem = Undecoded.NOT_IP;
        packet.linkApplication = "llc";
      }
    }
  }

  /** Numbers of Cisco's, as Wireshark's packet-llc.c has them. */
  private static String cisco(int protocol) {
    return switch (protocol) {
      case 0x010B -> "stp"; // PVST+
      case 0x0111 -> "udld";
      case 0x2000 -> "cdp";
      case 0x2003 -> "vtp";
      case 0x2004 -> "dtp";
      default -> "llc";
    };
  }

  private static void bridged(Packet packet, int protocol, int offset, int end) {
    if (protocol == BRIDGED || protocol == BRIDGED_WITH_FCS) {
      EtherTypeLayer.innerEthernet(packet, offset, end);
    } else {
      packet.problem = Undecoded.NOT_IP;
    }
  }
}
