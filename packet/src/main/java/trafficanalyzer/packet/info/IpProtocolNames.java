package trafficanalyzer.packet.info;

import trafficanalyzer.packet.header.IpProtocols;
import trafficanalyzer.packet.text.Utf8Text;

/** What the protocol numbers are called (IANA protocol-numbers). */
final class IpProtocolNames {
  private IpProtocolNames() {}

  /** Appends the name, and the number after it. */
  static void append(int protocol, Utf8Text out) {
    out.append(name(protocol)).append(' ').append(protocol);
  }

  static String name(int protocol) {
    return switch (protocol) {
      case IpProtocols.HOP_BY_HOP -> "IPv6 hop-by-hop options";
      case IpProtocols.ICMP -> "ICMP";
      case IpProtocols.IGMP -> "IGMP";
      case IpProtocols.IP_IN_IP -> "IPv4";
      case IpProtocols.TCP -> "TCP";
      case IpProtocols.UDP -> "UDP";
      case 33 -> "DCCP";
      case IpProtocols.IPV6_IN_IP -> "IPv6";
      case IpProtocols.ROUTING -> "IPv6 routing header";
      case IpProtocols.FRAGMENT -> "IPv6 fragment";
      case IpProtocols.RSVP -> "RSVP";
      case IpProtocols.GRE -> "GRE";
      case IpProtocols.ESP -> "ESP";
      case IpProtocols.AH -> "AH";
      case IpProtocols.ICMPV6 -> "ICMPv6";
      case IpProtocols.NO_NEXT_HEADER -> "IPv6 no next header";
      case IpProtocols.DESTINATION_OPTIONS -> "IPv6 destination options";
      case IpProtocols.EIGRP -> "EIGRP";
      case IpProtocols.OSPF -> "OSPF";
      case IpProtocols.PIM -> "PIM";
      case IpProtocols.VRRP -> "VRRP";
      case IpProtocols.L2TP -> "L2TP";
      case IpProtocols.SCTP -> "SCTP";
      case IpProtocols.MOBILITY -> "Mobility";
      case 136 -> "UDP-Lite";
      case IpProtocols.HIP -> "HIP";
      case IpProtocols.SHIM6 -> "Shim6";
      default -> "IP protocol";
    };
  }
}
