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
  DIVIDED("SNMP and others make tshark divide a UDP five-tuple; its parts add up to our one"),
  LAST_INSTANT("tshark leaves out the second that begins with the very last packet"),
  STEPS_BACK("tshark counts packets whose time steps back in the second that it has come to"),
  LINK_LAYER("Ethernet within Ethernet, PPP and other layers that only tshark's hierarchy tells"),
  NAMED_OTHERWISE(
      "tshark calls RARP arp, PIM version 1, which is within IGMP, pim, Cisco's ISL isl"),
  NOT_READ("tshark cannot read the file to its end, or counts blocks that are no packets");

  private final String reason;

  OracleDifference(String reason) {
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
