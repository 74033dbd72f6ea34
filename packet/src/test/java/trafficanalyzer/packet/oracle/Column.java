package trafficanalyzer.packet.oracle;

/** The fields that tshark is asked for, by its names. */
enum Column {
  NUMBER("frame.number"),
  TIME("frame.time_epoch"),
  LENGTH("frame.len"),
  CAPTURED("frame.cap_len"),
  PROTOCOLS("frame.protocols"),
  ETHERNET_SOURCE("eth.src"),
  ETHERNET_DESTINATION("eth.dst"),
  COOKED_SOURCE("sll.src.eth"),
  FDDI_SOURCE("fddi.src"),
  FDDI_DESTINATION("fddi.dst"),
  WLAN_SOURCE("wlan.sa"),
  WLAN_DESTINATION("wlan.da"),
  /** What control frames have in place of source and destination. */
  WLAN_TRANSMITTER("wlan.ta"),
  WLAN_RECEIVER("wlan.ra"),
  VLAN("vlan.id"),
  PROVIDER_VLAN("ieee8021ad.id"),
  IPV4_SOURCE("ip.src"),
  IPV4_DESTINATION("ip.dst"),
  IPV4_PROTOCOL("ip.proto"),
  IPV6_SOURCE("ipv6.src"),
  IPV6_DESTINATION("ipv6.dst"),
  IPV6_NEXT("ipv6.nxt"),
  HOP_BY_HOP_NEXT("ipv6.hopopts.nxt"),
  ROUTING_NEXT("ipv6.routing.nxt"),
  FRAGMENT_NEXT("ipv6.fraghdr.nxt"),
  DESTINATION_OPTIONS_NEXT("ipv6.dstopts.nxt"),
  AUTHENTICATION_NEXT("ah.next_header"),
  TCP_SOURCE("tcp.srcport"),
  TCP_DESTINATION("tcp.dstport"),
  TCP_FLAGS("tcp.flags"),
  UDP_SOURCE("udp.srcport"),
  UDP_DESTINATION("udp.dstport"),
  SCTP_SOURCE("sctp.srcport"),
  SCTP_DESTINATION("sctp.dstport"),
  DCCP_SOURCE("dccp.srcport"),
  DCCP_DESTINATION("dccp.dstport"),
  /** Only in pcapng's custom blocks, which tshark counts among the frames. */
  CUSTOM_BLOCK("frame.cb_pen");

  private final String field;

  Column(String field) {
    this.field = field;
  }

  /** The name of the field. */
  String field() {
    return field;
  }
}
