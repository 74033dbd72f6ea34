package trafficanalyzer.packet;

import trafficanalyzer.packet.header.LinuxCookedHeader;

/** Decodes what Linux captures on the interface "any", whose packets are of many kinds. */
final class LinuxCookedLayer {
  private LinuxCookedLayer() {}

  static void decode(Packet packet, int offset, int end) {
    if (end - offset < LinuxCookedHeader.LENGTH) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    packet.sourceMac = LinuxCookedHeader.source(packet.buffer, offset);
    int hardware = LinuxCookedHeader.hardware(packet.buffer, offset);
    int type = LinuxCookedHeader.protocol(packet.buffer, offset);
    content(packet, hardware, type, offset + LinuxCookedHeader.LENGTH, end);
  }

  static void decode2(Packet packet, int offset, int end) {
    if (end - offset < LinuxCookedHeader.LENGTH_2) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    packet.sourceMac = LinuxCookedHeader.source2(packet.buffer, offset);
    int hardware = LinuxCookedHeader.hardware2(packet.buffer, offset);
    int type = LinuxCookedHeader.protocol2(packet.buffer, offset);
    content(packet, hardware, type, offset + LinuxCookedHeader.LENGTH_2, end);
  }

  private static void content(Packet packet, int hardware, int type, int offset, int end) {
    switch (hardware) {
      case LinuxCookedHeader.NETLINK -> {
        packet.problem = Undecoded.NOT_IP; // the protocol is a netlink family, no EtherType
        packet.linkApplication = "netlink";
      }
      case LinuxCookedHeader.IEEE80211 -> WlanLayer.decode(packet, offset, end, false);
      case LinuxCookedHeader.IEEE80211_PRISM -> WlanLayer.prism(packet, offset, end);
      case LinuxCookedHeader.IEEE80211_RADIOTAP -> WlanLayer.radiotap(packet, offset, end);
      case LinuxCookedHeader.FRAME_RELAY -> FrameRelayLayer.decode(packet, offset, end);
      default -> protocol(packet, type, offset, end);
    }
  }

  private static void protocol(Packet packet, int type, int offset, int end) {
    switch (type) {
      case LinuxCookedHeader.ETHERNET -> EtherTypeLayer.innerEthernet(packet, offset, end);
      case LinuxCookedHeader.LLC -> LlcLayer.decode(packet, offset, end);
      case LinuxCookedHeader.PPP -> PppLayer.decode(packet, offset, end);
      default -> {
        // Other small numbers are Linux's own; none of them carries IP.
        if (type <= LinuxCookedHeader.LARGEST_OF_LINUX) {
          packet.problem = Undecoded.NOT_IP;
        } else {
          LinkLayer.etherType(packet, type, offset, end);
        }
      }
    }
  }
}
