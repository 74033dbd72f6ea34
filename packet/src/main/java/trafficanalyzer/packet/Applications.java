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

  private static final PortNames TCP =
      new PortNames()
          .add("ftp", 20, 21)
          .add("ssh", 22)
          .add("telnet", 23)
          .add("smtp", 25, 465, 587)
          .add("whois", 43)
          .add("dns", 53)
          .add("http", 80, 3128, 8000, 8008, 8080)
          .add("kerberos", 88)
          .add("pop3", 110, 995)
          .add("nntp", 119)
          .add("dcerpc", 135)
          .add("netbios", 139)
          .add("imap", 143, 993)
          .add("bgp", 179)
          .add("ldap", 389, 636)
          .add("tls", 443, 8443)
          .add("smb", 445)
          .add("modbus", 502)
          .add("rtsp", 554)
          .add("ipp", 631)
          .add("dot", 853)
          .add("mssql", 1433)
          .add("oracle", 1521)
          .add("pptp", 1723)
          .add("mqtt", 1883, 8883)
          .add("nfs", 2049)
          .add("mysql", 3306)
          .add("rdp", 3389)
          .add("sip", 5060, 5061)
          .add("xmpp", 5222, 5269)
          .add("postgresql", 5432)
          .add("amqp", 5672)
          .add("redis", 6379)
          .add("irc", 6667)
          .add("cql", 9042)
          .add("kafka", 9092)
          .add("dnp3", 20000)
          .add("mongodb", 27017);

  private static final PortNames UDP =
      new PortNames()
          .add("dns", 53)
          .add("dhcp", 67, 68)
          .add("tftp", 69)
          .add("kerberos", 88)
          .add("ntp", 123)
          .add("netbios", 137, 138)
          .add("snmp", 161, 162)
          .add("ptp", 319, 320)
          .add("ldap", 389)
          .add("quic", 443)
          .add("ipsec", 500, 4500)
          .add("syslog", 514)
          .add("rip", 520)
          .add("dhcpv6", 546, 547)
          .add("doq", 853)
          .add("openvpn", 1194)
          .add("radius", 1645, 1646, 1812, 1813)
          .add("l2tp", 1701)
          .add("ssdp", 1900)
          .add("nfs", 2049)
          .add("gtp", 2123, 2152)
          .add("rdp", 3389)
          .add("stun", 3478, 3479, 5349)
          .add("teredo", 3544)
          .add("ws-discovery", 3702)
          .add("gre", 4754)
          .add("vxlan", 4789, 4790)
          .add("sip", 5060, 5061)
          .add("mdns", 5353)
          .add("llmnr", 5355)
          .add("coap", 5683)
          .add("geneve", 6081)
          .add("sflow", 6343)
          .add("mpls", 6635)
          .add("wireguard", 51820);

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
    PortNames names = tcp ? TCP : UDP;
    String name = names.of(smaller);
    if (name == null) {
      name = names.of(larger);
    }
    return name != null ? name : tcp ? "tcp" : "udp";
  }
}
