package trafficanalyzer.packet.header;

import trafficanalyzer.packet.Applications;

/** IANA protocol numbers that the decoder or {@link Applications} knows. */
public final class IpProtocols {
  public static final int HOP_BY_HOP = 0;
  public static final int ICMP = 1;
  public static final int IGMP = 2;
  public static final int IP_IN_IP = 4;
  public static final int TCP = 6;
  public static final int UDP = 17;
  public static final int DCCP = 33;
  public static final int IPV6_IN_IP = 41;
  public static final int ROUTING = 43;
  public static final int FRAGMENT = 44;
  public static final int RSVP = 46;
  public static final int GRE = 47;
  public static final int ESP = 50;
  public static final int AH = 51;
  public static final int ICMPV6 = 58;
  public static final int NO_NEXT_HEADER = 59;
  public static final int DESTINATION_OPTIONS = 60;
  public static final int EIGRP = 88;
  public static final int OSPF = 89;
  public static final int ETHERNET_IN_IP = 97;
  public static final int PIM = 103;
  public static final int VRRP = 112;
  public static final int L2TP = 115;
  public static final int SCTP = 132;
  public static final int MOBILITY = 135;
  public static final int UDP_LITE = 136;
  public static final int MPLS_IN_IP = 137;
  public static final int HIP = 139;
  public static final int SHIM6 = 140;
  public static final int ETHERNET = 143;

  private IpProtocols() {}

  /** What people call a protocol above IP; its number where it is a rare one. */
  public static String name(int protocol) {
    return switch (protocol) {
      case ICMP -> "icmp";
      case IGMP -> "igmp";
      case TCP -> "tcp";
      case UDP -> "udp";
      case GRE -> "gre";
      case ESP -> "esp";
      case ICMPV6 -> "icmpv6";
      case SCTP -> "sctp";
      default -> Integer.toString(protocol);
    };
  }
}
