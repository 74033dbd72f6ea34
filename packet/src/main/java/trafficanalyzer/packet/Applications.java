package trafficanalyzer.packet;

import trafficanalyzer.packet.header.EtherTypes;
import trafficanalyzer.packet.header.IpProtocols;

/**
 * What a packet is about, by its protocol and ports (IANA service-names-port-numbers); one
 * lower-case word. A guess by convention: nothing of the content is looked at.
 */
public final class Applications {
  private static final long STP_GROUP = 0x0180_C200_0000L;
  private static final long CISCO_GROUP = 0x0100_0CCC_CCCCL;

  private Applications() {}

  /**
   * The application, such as {@code dns}, {@code http}, {@code tls}, {@code arp}; else the
   * protocol; else {@code other}. Never null, never allocated.
   */
  public static String of(Packet packet) {
    if (!packet.hasIp()) {
      return ofLink(packet);
    }
    return switch (packet.protocol()) {
      case IpProtocols.TCP -> byPorts(packet, true);
      case IpProtocols.UDP -> byPorts(packet, false);
      case IpProtocols.ICMP -> "icmp";
      case IpProtocols.ICMPV6 -> "icmpv6";
      case IpProtocols.IGMP -> "igmp";
      case IpProtocols.IP_IN_IP -> "ipip";
      case IpProtocols.IPV6_IN_IP -> "6in4";
      case IpProtocols.RSVP -> "rsvp";
      case IpProtocols.GRE -> "gre";
      case IpProtocols.ESP -> "esp";
      case IpProtocols.AH -> "ah";
      case IpProtocols.EIGRP -> "eigrp";
      case IpProtocols.OSPF -> "ospf";
      case IpProtocols.PIM -> "pim";
      case IpProtocols.VRRP -> "vrrp";
      case IpProtocols.L2TP -> "l2tp";
      case IpProtocols.SCTP -> "sctp";
      case IpProtocols.DCCP -> "dccp";
      case IpProtocols.UDP_LITE -> "udplite";
      case IpProtocols.ETHERNET_IN_IP -> "etherip";
      case IpProtocols.MPLS_IN_IP -> "mpls";
      default -> "ip";
    };
  }

  private static String ofLink(Packet packet) {
    return switch (packet.etherType()) {
      case EtherTypes.ARP -> "arp";
      case EtherTypes.REVERSE_ARP -> "rarp";
      case EtherTypes.WAKE_ON_LAN -> "wol";
      case EtherTypes.IPX -> "ipx";
      case EtherTypes.IPV4, EtherTypes.IPV6 -> "ip";
      case EtherTypes.SLOW_PROTOCOLS -> "lacp";
      case EtherTypes.MPLS, EtherTypes.MPLS_MULTICAST -> "mpls";
      case EtherTypes.PPPOE_DISCOVERY, EtherTypes.PPPOE_SESSION -> "pppoe";
      case EtherTypes.EAPOL -> "eapol";
      case EtherTypes.PROFINET -> "profinet";
      case EtherTypes.LLDP -> "lldp";
      case EtherTypes.MACSEC -> "macsec";
      case EtherTypes.PTP -> "ptp";
      case EtherTypes.LOOPBACK_TEST -> "loopback";
      case EtherTypes.PROVIDER_BACKBONE -> "802.1ah";
      case EtherTypes.NSH -> "nsh";
      case -1 -> ofLinkLayer(packet);
      default -> "other";
    };
  }

  /** Without an EtherType, the link layer may say what it carries, or is itself. */
  private static String ofLinkLayer(Packet packet) {
    String application = packet.linkApplication;
    return application != null ? application : ofGroup(packet.destinationMac());
  }

  /** Of a frame that is cut short, the group that it is sent to tells what it carries. */
  private static String ofGroup(long destinationMac) {
    if (destinationMac == STP_GROUP) {
      return "stp";
    }
    return destinationMac == CISCO_GROUP ? "cdp" : "other";
  }

  /** The smaller port is more often the service's, so it is asked first. */
  private static String byPorts(Packet packet, boolean tcp) {
    int smaller = Math.min(packet.sourcePort(), packet.destinationPort());
    int larger = Math.max(packet.sourcePort(), packet.destinationPort());
    String name = tcp ? tcp(smaller) : udp(smaller);
    if (name == null) {
      name = tcp ? tcp(larger) : udp(larger);
    }
    return name != null ? name : tcp ? "tcp" : "udp";
  }

  private static String tcp(int port) {
    return switch (port) {
      case 20, 21 -> "ftp";
      case 22 -> "ssh";
      case 23 -> "telnet";
      case 25, 465, 587 -> "smtp";
      case 43 -> "whois";
      case 53 -> "dns";
      case 80, 3128, 8000, 8008, 8080 -> "http";
      case 88 -> "kerberos";
      case 110, 995 -> "pop3";
      case 119 -> "nntp";
      case 135 -> "dcerpc";
      case 139 -> "netbios";
      case 143, 993 -> "imap";
      case 179 -> "bgp";
      case 389, 636 -> "ldap";
      case 443, 8443 -> "tls";
      case 445 -> "smb";
      case 502 -> "modbus";
      case 554 -> "rtsp";
      case 631 -> "ipp";
      case 853 -> "dot";
      case 1433 -> "mssql";
      case 1521 -> "oracle";
      case 1723 -> "pptp";
      case 1883, 8883 -> "mqtt";
      case 2049 -> "nfs";
      case 3306 -> "mysql";
      case 3389 -> "rdp";
      case 5060, 5061 -> "sip";
      case 5222, 5269 -> "xmpp";
      case 5432 -> "postgresql";
      case 5672 -> "amqp";
      case 6379 -> "redis";
      case 6667 -> "irc";
      case 9042 -> "cql";
      case 9092 -> "kafka";
      case 20000 -> "dnp3";
      case 27017 -> "mongodb";
      default -> null;
    };
  }

  private static String udp(int port) {
    return switch (port) {
      case 53 -> "dns";
      case 67, 68 -> "dhcp";
      case 69 -> "tftp";
      case 88 -> "kerberos";
      case 123 -> "ntp";
      case 137, 138 -> "netbios";
      case 161, 162 -> "snmp";
      case 319, 320 -> "ptp";
      case 389 -> "ldap";
      case 443 -> "quic";
      case 500, 4500 -> "ipsec";
      case 514 -> "syslog";
      case 520 -> "rip";
      case 546, 547 -> "dhcpv6";
      case 853 -> "doq";
      case 1194 -> "openvpn";
      case 1645, 1646, 1812, 1813 -> "radius";
      case 1701 -> "l2tp";
      case 1900 -> "ssdp";
      case 2049 -> "nfs";
      case 2123, 2152 -> "gtp";
      case 3389 -> "rdp";
      case 3478, 3479, 5349 -> "stun";
      case 3544 -> "teredo";
      case 3702 -> "ws-discovery";
      case 4754 -> "gre";
      case 4789, 4790 -> "vxlan";
      case 5060, 5061 -> "sip";
      case 5353 -> "mdns";
      case 5355 -> "llmnr";
      case 5683 -> "coap";
      case 6081 -> "geneve";
      case 6343 -> "sflow";
      case 6635 -> "mpls";
      case 51820 -> "wireguard";
      default -> null;
    };
  }
}
