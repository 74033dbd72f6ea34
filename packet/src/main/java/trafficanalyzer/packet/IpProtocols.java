package trafficanalyzer.packet;

/** IANA protocol numbers that the decoder or {@link Applications} knows. */
final class IpProtocols {
  static final int HOP_BY_HOP = 0;
  static final int ICMP = 1;
  static final int IGMP = 2;
  static final int IP_IN_IP = 4;
  static final int TCP = 6;
  static final int UDP = 17;
  static final int IPV6_IN_IP = 41;
  static final int ROUTING = 43;
  static final int FRAGMENT = 44;
  static final int RSVP = 46;
  static final int GRE = 47;
  static final int ESP = 50;
  static final int AH = 51;
  static final int ICMPV6 = 58;
  static final int NO_NEXT_HEADER = 59;
  static final int DESTINATION_OPTIONS = 60;
  static final int EIGRP = 88;
  static final int OSPF = 89;
  static final int PIM = 103;
  static final int VRRP = 112;
  static final int L2TP = 115;
  static final int SCTP = 132;
  static final int MOBILITY = 135;
  static final int HIP = 139;
  static final int SHIM6 = 140;

  private IpProtocols() {}
}
