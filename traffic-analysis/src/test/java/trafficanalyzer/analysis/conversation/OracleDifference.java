package trafficanalyzer.analysis.conversation;

/** Why a capture may be counted otherwise than by tshark, and is meant to be. */
enum OracleDifference {
  FRAGMENTS(
      "tshark counts a fragmented datagram with the fragment that completes it, we with each"),
  TUNNELS("tshark counts a packet in the conversations of the tunnel, too; we, of what is within"),
  QUOTED("tshark counts the packet that an ICMP error quotes in that one's conversation, too"),
  BROKEN("headers are cut short or contradict each other: tshark counts nothing of what is within"),
  IPV4_MAPPED(
      "an IPv4-mapped address in an IPv6 header is shown as IPv4, since one key serves both"),
  ROUTED("tshark shows IPv6's home address or last router as an end, we what the IP header says"),
  DIVIDED("SNMP and others make tshark divide a UDP five-tuple; its parts add up to our one"),
  LAST_INSTANT("tshark leaves out the second that begins with the very last packet"),
  STEPS_BACK("tshark counts packets whose time steps back in the second that it has come to"),
  LINK_LAYER("Ethernet within Ethernet, PPP and other layers that only tshark's hierarchy tells"),
  NAMED_OTHERWISE(
      "tshark calls RARP arp, PIM version 1, which is within IGMP, pim, Cisco's ISL isl"),
  MANY_UNACKED("where more than 1,000 segments are not acknowledged, tshark forgets the FIN"),
  PPPOE_LENGTH("where PPPoE's length is below the IP packet's, tshark believes PPPoE, we IP"),
  FABRIC_PATH("tshark takes the last bytes of a FabricPath frame for a checksum"),
  NOT_READ("tshark cannot read all, prints no hierarchy, or counts blocks that are no packets");

  private final String reason;

  OracleDifference(String reason) {
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
