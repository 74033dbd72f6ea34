package trafficanalyzer.packet;

import trafficanalyzer.packet.header.LinkTypes;
import trafficanalyzer.packet.header.PktapHeader;
import trafficanalyzer.packet.header.PpiHeader;

/** Chooses the decoder for a capture's link type; Ethernet has been chosen before. */
final class LinkTypeLayer {
  /** One byte that tells the direction, before PPP, Cisco HDLC or Frame Relay. */
  private static final int DIRECTION_LENGTH = 1;

  private LinkTypeLayer() {}

  static void decode(Packet packet, int offset, int end, int linkType) {
    switch (linkType) {
      case LinkTypes.LINUX_COOKED -> LinuxCookedLayer.decode(packet, offset, end);
      case LinkTypes.LINUX_COOKED_2 -> LinuxCookedLayer.decode2(packet, offset, end);
      case LinkTypes.NULL, LinkTypes.LOOP -> LoopbackLayer.decode(packet, offset, end);
      case LinkTypes.RAW, LinkTypes.RAW_BSD, LinkTypes.RAW_OPENBSD ->
          LinkLayer.raw(packet, offset, end);
      case LinkTypes.IPV4 -> Ipv4Layer.decode(packet, offset, end);
      case LinkTypes.IPV6 -> Ipv6Layer.decode(packet, offset, end);
      case LinkTypes.PPP, LinkTypes.PPP_HDLC -> PppLayer.orCiscoHdlc(packet, offset, end);
      case LinkTypes.PPP_ETHER -> EtherTypeLayer.pppoe(packet, offset, end);
      case LinkTypes.PPP_WITH_DIRECTION ->
          PppLayer.orCiscoHdlc(packet, offset + DIRECTION_LENGTH, end);
      case LinkTypes.PPP_PPPD -> PppLayer.afterDirection(packet, offset, end);
      case LinkTypes.CISCO_HDLC -> PppLayer.ciscoHdlc(packet, offset, end);
      case LinkTypes.CISCO_HDLC_WITH_DIRECTION ->
          PppLayer.ciscoHdlc(packet, offset + DIRECTION_LENGTH, end);
      case LinkTypes.FRAME_RELAY -> FrameRelayLayer.decode(packet, offset, end);
      case LinkTypes.FRAME_RELAY_WITH_DIRECTION ->
          FrameRelayLayer.decode(packet, offset + DIRECTION_LENGTH, end);
      case LinkTypes.IEEE802_11 -> WlanLayer.decode(packet, offset, end, false);
      case LinkTypes.IEEE802_11_RADIOTAP -> WlanLayer.radiotap(packet, offset, end);
      case LinkTypes.IEEE802_11_PRISM, LinkTypes.IEEE802_11_AVS ->
          WlanLayer.prism(packet, offset, end);
      case LinkTypes.PPI -> ppi(packet, offset, end);
      case LinkTypes.PKTAP, LinkTypes.USER2 -> pktap(packet, offset, end);
      default -> rare(packet, offset, end, linkType);
    }
  }

  private static void rare(Packet packet, int offset, int end, int linkType) {
    switch (linkType) {
      case LinkTypes.ATM_RFC1483 -> LlcLayer.decode(packet, offset, end);
      case LinkTypes.FDDI -> LanLayer.fddi(packet, offset, end);
      case LinkTypes.TOKEN_RING -> LanLayer.tokenRing(packet, offset, end);
      case LinkTypes.ARCNET_BSD -> LanLayer.arcnet(packet, offset, end, LanLayer.ARCNET_TYPE_BSD);
      case LinkTypes.ARCNET_LINUX ->
          LanLayer.arcnet(packet, offset, end, LanLayer.ARCNET_TYPE_LINUX);
      case LinkTypes.APPLE_IEEE1394 -> LanLayer.ieee1394(packet, offset, end);
      case LinkTypes.SUN_ATM -> LanLayer.sunAtm(packet, offset, end);
      case LinkTypes.SLIP -> WrappedLayer.slip(packet, offset, end);
      case LinkTypes.IPNET -> WrappedLayer.ipnet(packet, offset, end);
      case LinkTypes.ENC -> WrappedLayer.enc(packet, offset, end);
      case LinkTypes.PFLOG -> WrappedLayer.pflog(packet, offset, end);
      case LinkTypes.NFLOG -> WrappedLayer.nflog(packet, offset, end);
      case LinkTypes.NETANALYZER -> WrappedLayer.ethernet(packet, offset, end, 4);
      case LinkTypes.NETANALYZER_TRANSPARENT -> WrappedLayer.ethernet(packet, offset, end, 12);
      case LinkTypes.ETHERNET_MPACKET -> WrappedLayer.ethernet(packet, offset, end, 8);
      case LinkTypes.DSA_TAG_BRCM_PREPEND -> WrappedLayer.ethernet(packet, offset, end, 4);
      case LinkTypes.DSA_TAG_BRCM, LinkTypes.DSA_TAG_DSA ->
          WrappedLayer.switchTag(packet, offset, end, 4);
      case LinkTypes.DSA_TAG_EDSA -> WrappedLayer.switchTag(packet, offset, end, 8);
      case LinkTypes.JUNIPER_ETHER,
          LinkTypes.JUNIPER_PPP,
          LinkTypes.JUNIPER_FRAME_RELAY,
          LinkTypes.JUNIPER_CISCO_HDLC ->
          JuniperLayer.decode(packet, offset, end, linkType);
      case LinkTypes.NETLINK -> other(packet, "netlink");
      case LinkTypes.IEEE802_15_4, LinkTypes.IEEE802_15_4_NO_FCS -> other(packet, "wpan");
      default -> packet.problem = Undecoded.UNKNOWN_LINK_TYPE;
    }
  }

  private static void other(Packet packet, String application) {
    packet.problem = Undecoded.NOT_IP;
    packet.linkApplication = application;
  }

  private static void ppi(Packet packet, int offset, int end) {
    if (end - offset < PpiHeader.LENGTH) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    int length = PpiHeader.length(packet.buffer, offset);
    inner(packet, offset, end, length, PpiHeader.LENGTH, PpiHeader.linkType(packet.buffer, offset));
  }

  private static void pktap(Packet packet, int offset, int end) {
    if (end - offset < PktapHeader.SHORTEST) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    int length = PktapHeader.length(packet.buffer, offset);
    int linkType = PktapHeader.linkType(packet.buffer, offset);
    inner(packet, offset, end, length, PktapHeader.SHORTEST, linkType);
  }

  private static void inner(
      Packet packet, int offset, int end, int length, int shortest, int linkType) {
    if (length < shortest) {
      packet.problem = Undecoded.LINK_HEADER;
    } else if (length > end - offset) {
      packet.problem = Undecoded.CUT_SHORT;
    } else if (packet.enter()) {
      LinkLayer.decode(packet, offset + length, end, linkType);
    }
  }
}
