package trafficanalyzer.packet;

import trafficanalyzer.packet.header.EtherTypes;
import trafficanalyzer.packet.header.EthernetHeader;
import trafficanalyzer.packet.header.MacsecHeader;
import trafficanalyzer.packet.header.NetworkServiceHeader;
import trafficanalyzer.packet.header.PppoeHeader;

/** Decodes what EtherTypes other than IP's announce, as far as there may be IP within. */
final class EtherTypeLayer {
  /** IEEE 802.1ah: priority, flags and service identifier, before the customer's frame. */
  private static final int SERVICE_TAG_LENGTH = 4;

  /** Cisco FabricPath: forwarding tag and time to live. */
  private static final int FABRIC_PATH_LENGTH = 2;

  /** Cisco's tag of virtual interfaces, and IEEE 802.1BR's of extended ports. */
  private static final int VN_TAG_LENGTH = 4;

  private static final int E_TAG_LENGTH = 6;

  private EtherTypeLayer() {}

  /**
   * @param type EtherType, or length of an IEEE 802.3 frame
   */
  static void decode(Packet packet, int type, int offset, int end) {
    switch (type) {
      case EtherTypes.MPLS, EtherTypes.MPLS_MULTICAST -> MplsLayer.decode(packet, offset, end);
      case EtherTypes.PPPOE_SESSION -> pppoe(packet, offset, end);
      case EtherTypes.TRANSPARENT_ETHERNET -> innerEthernet(packet, offset, end);
      case EtherTypes.PPP -> PppLayer.decode(packet, offset, end);
      case EtherTypes.NSH -> networkService(packet, offset, end);
      case EtherTypes.PROVIDER_BACKBONE -> innerEthernet(packet, offset + SERVICE_TAG_LENGTH, end);
      case EtherTypes.JUMBO_LLC -> LlcLayer.decode(packet, offset, end);
      case EtherTypes.FABRIC_PATH -> innerEthernet(packet, offset + FABRIC_PATH_LENGTH, end);
      case EtherTypes.VN_TAG -> tag(packet, offset, end, VN_TAG_LENGTH);
      case EtherTypes.E_TAG -> tag(packet, offset, end, E_TAG_LENGTH);
      case EtherTypes.MACSEC -> macsec(packet, offset, end);
      default -> {
        if (type < EtherTypes.SMALLEST) {
          // The length says where padding begins.
          LlcLayer.decode(packet, offset, type == 0 ? end : Math.min(end, offset + type));
        } else {
          packet.problem = Undecoded.NOT_IP;
        }
      }
    }
  }

  /** An Ethernet frame within something else. */
  static void innerEthernet(Packet packet, int offset, int end) {
    if (end - offset < EthernetHeader.LENGTH) {
      packet.problem = Undecoded.CUT_SHORT;
    } else if (packet.enter()) {
      LinkLayer.ethernet(packet, offset, end);
    }
  }

  /** The EtherType of what is tagged follows the tag. */
  private static void tag(Packet packet, int offset, int end, int length) {
    if (end - offset < length + 2) {
      packet.problem = Undecoded.CUT_SHORT;
    } else if (packet.enter()) {
      int type = packet.buffer.getShort(offset + length) & 0xFFFF;
      LinkLayer.etherType(packet, type, offset + length + 2, end);
    }
  }

  private static void macsec(Packet packet, int offset, int end) {
    if (end - offset < MacsecHeader.LENGTH) {
      packet.problem = Undecoded.CUT_SHORT;
    } else if (MacsecHeader.isClear(packet.buffer, offset)) {
      tag(packet, offset, end, MacsecHeader.length(packet.buffer, offset));
    } else {
      packet.problem = Undecoded.ENCRYPTED;
    }
  }

  /** What the numbers of the network service header and of VXLAN's generic extension announce. */
  static void nextProtocol(Packet packet, int protocol, int offset, int end) {
    if (!packet.enter()) {
      return;
    }
    switch (protocol) {
      case NetworkServiceHeader.IPV4 -> Ipv4Layer.decode(packet, offset, end);
      case NetworkServiceHeader.IPV6 -> Ipv6Layer.decode(packet, offset, end);
      case NetworkServiceHeader.ETHERNET -> innerEthernet(packet, offset, end);
      case NetworkServiceHeader.NSH -> networkService(packet, offset, end);
      case NetworkServiceHeader.MPLS -> MplsLayer.decode(packet, offset, end);
      default -> packet.problem = Undecoded.NOT_IP;
    }
  }

  private static void networkService(Packet packet, int offset, int end) {
    if (end - offset < NetworkServiceHeader.LENGTH) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    int length = NetworkServiceHeader.length(packet.buffer, offset);
    if (length < NetworkServiceHeader.LENGTH) {
      packet.problem = Undecoded.TUNNEL_HEADER;
      return;
    }
    int protocol = NetworkServiceHeader.nextProtocol(packet.buffer, offset);
    nextProtocol(packet, protocol, offset + length, end);
  }

  static void pppoe(Packet packet, int offset, int end) {
    packet.linkApplication = "pppoe";
    if (end - offset < PppoeHeader.LENGTH) {
      packet.problem = Undecoded.CUT_SHORT;
    } else if (!PppoeHeader.isVersion1(packet.buffer, offset)) {
      packet.problem = Undecoded.LINK_HEADER;
    } else if (PppoeHeader.code(packet.buffer, offset) != 0) {
      packet.problem = Undecoded.NOT_IP;
    } else {
      PppLayer.decode(packet, offset + PppoeHeader.LENGTH, end);
    }
  }
}
