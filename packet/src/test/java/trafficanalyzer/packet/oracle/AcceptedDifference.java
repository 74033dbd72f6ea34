package trafficanalyzer.packet.oracle;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiPredicate;
import trafficanalyzer.packet.Undecoded;

/**
 * Differences from tshark that are meant to be there, each with its reason. A class excuses only
 * the fields that it explains: whatever else differs in the same frame still counts.
 */
enum AcceptedDifference {
  IPV4_MAPPED(
      "an IPv4-mapped address in an IPv6 header is shown as IPv4, since one key serves both"
          + " (RFC 4291, section 2.5.5.2)",
      EnumSet.of(Field.SOURCE_IP, Field.DESTINATION_IP),
      (ours, theirs) -> ours.mapped()),

  NO_TIME(
      "pcapng's simple packet blocks have no time: 0 with us, none with tshark",
      EnumSet.of(Field.TIME),
      (ours, theirs) -> ours.time().signum() == 0 && theirs.get(Field.TIME).isEmpty()),

  TIME_OUT_OF_RANGE(
      "a time that 64 bits of nanoseconds cannot hold (after the year 2262) becomes the last one",
      EnumSet.of(Field.TIME),
      (ours, theirs) -> ours.time().equals(BigDecimal.valueOf(Long.MAX_VALUE, 9))),

  MICROSECONDS_OUT_OF_RANGE(
      "microseconds of more than a second, in a broken pcap file: tshark's overflow to below 0",
      EnumSet.of(Field.TIME),
      (ours, theirs) -> theirs.get(Field.TIME).startsWith("-")),

  CUSTOM_BLOCKS(
      "tshark counts pcapng's custom blocks as frames; we count packets",
      EnumSet.of(Field.FRAME_NUMBER),
      (ours, theirs) -> theirs.blocksBefore() > 0),

  ATM_HEADER(
      "tshark leaves the four bytes before a SunATM frame out of its length",
      EnumSet.of(Field.LENGTH, Field.CAPTURED),
      (ours, theirs) -> ours.linkType() == 123),

  IP_VERSION(
      "the IP version is not the one that the layer around it announces: tshark believes that",
      packetFields(),
      (ours, theirs) -> ours.problem() == Undecoded.IP_VERSION),

  IP_LENGTHS(
      "lengths in the IP header contradict each other, or it ends early: we keep its addresses",
      EnumSet.of(Field.SOURCE_IP, Field.DESTINATION_IP, Field.PROTOCOL),
      (ours, theirs) ->
          EnumSet.of(Undecoded.IP_LENGTH, Undecoded.IP_HEADER_LENGTH, Undecoded.CUT_SHORT)
                  .contains(ours.problem())
              && Set.of("ip", "ipv6").contains(theirs.last())
              && theirs.get(Field.SOURCE_IP).isEmpty()),

  IP_OPTION(
      "tshark gives up at a broken IP option; the header's length tells where the next one begins",
      transportFields(),
      (ours, theirs) -> ours.problem() == Undecoded.NONE && theirs.last().equals("ip")),

  TCP_HEADER(
      "a TCP header's length is below 20 bytes: we keep the flags that are there",
      EnumSet.of(Field.TCP_FLAGS),
      (ours, theirs) ->
          ours.problem() == Undecoded.TRANSPORT_HEADER && theirs.last().equals("tcp")),

  EXTENSION_HEADERS(
      "an IPv6 extension header that is cut short, or one of too many: we tell its own number",
      EnumSet.of(Field.PROTOCOL),
      (ours, theirs) ->
          EnumSet.of(Undecoded.EXTENSION_HEADERS, Undecoded.CUT_SHORT).contains(ours.problem())
              && theirs.protocols().stream().anyMatch(each -> each.startsWith("ipv6."))),

  NESTING(
      "more headers within each other than we follow",
      packetFields(),
      (ours, theirs) -> ours.problem() == Undecoded.NESTING),

  BIG_TCP(
      "more than 65,535 bytes in a packet, its length 0: this tshark does not know Linux's BIG TCP",
      frameFields(),
      (ours, theirs) -> Long.parseLong(ours.get(Field.LENGTH)) > 0xFFFF),

  VXLAN_PORT(
      "UDP port 8472 is VXLAN's on Linux unless set otherwise; tshark knows only 4789",
      frameFields(),
      (ours, theirs) ->
          theirs.last().equals("data") && theirs.get(Field.DESTINATION_PORT).equals("8472")),

  IP_COMPRESSION(
      "tshark decompresses IPComp (RFC 3173); to us it is a protocol like ESP",
      packetFields(),
      (ours, theirs) -> ours.get(Field.PROTOCOL).equals("108") && theirs.has("ipcomp")),

  SFLOW(
      "sFlow reports the beginnings of packets seen elsewhere: they are content, not a tunnel",
      frameFields(),
      (ours, theirs) -> theirs.has("sflow")),

  GTP_PRIME(
      "GTP' carries billing records; tshark follows what looks like a tunnelled packet in it",
      packetFields(),
      (ours, theirs) -> theirs.has("gtpprime")),

  SLIP_IPV6(
      "tshark looks for IPv4 in SLIP only",
      packetFields(),
      (ours, theirs) -> ours.linkType() == 8 && theirs.last().equals("data")),

  FDDI_BITS(
      "tshark reverses the bits of FDDI addresses, as some systems write them; here they are not",
      EnumSet.of(Field.SOURCE_MAC, Field.DESTINATION_MAC),
      (ours, theirs) -> ours.linkType() == 10),

  FRAME_RELAY(
      "tshark takes what is no header of RFC 2427 for an Ethernet frame",
      EnumSet.of(Field.SOURCE_MAC, Field.DESTINATION_MAC),
      (ours, theirs) -> ours.problem() == Undecoded.NOT_IP && theirs.begins("fr", "eth")),

  FABRIC_PATH(
      "tshark takes the last bytes of a FabricPath frame for a checksum, also where they are none",
      packetFields(),
      (ours, theirs) -> theirs.has("cfp")),

  INTER_SWITCH_LINK(
      "Cisco's ISL is taken for Ethernet: its destination ends with what tshark tells as its type",
      EnumSet.of(Field.DESTINATION_MAC),
      (ours, theirs) -> theirs.begins("eth", "eth")),

  WIRELESS_CONTROLLERS(
      "IEEE 802.11 between access points and controllers (LWAPP, Aruba's GRE) is not followed",
      EnumSet.of(Field.SOURCE_MAC, Field.DESTINATION_MAC),
      (ours, theirs) -> theirs.has("wlan") && (theirs.has("lwapp") || theirs.has("gre"))),

  UNKNOWN_TO_TSHARK(
      "this tshark does not know the link type and reads no frame",
      EnumSet.of(Field.FRAME_NUMBER, Field.READ_ERROR),
      (ours, theirs) -> theirs == TsharkFrame.UNSUPPORTED);

  private final String reason;
  private final Set<Field> explained;
  private final BiPredicate<OurFrame, TsharkFrame> applies;

  AcceptedDifference(
      String reason, Set<Field> explained, BiPredicate<OurFrame, TsharkFrame> applies) {
    this.reason = reason;
    this.explained = explained;
    this.applies = applies;
  }

  private static Set<Field> transportFields() {
    return EnumSet.of(Field.SOURCE_PORT, Field.DESTINATION_PORT, Field.TCP_FLAGS);
  }

  private static Set<Field> packetFields() {
    return EnumSet.range(Field.SOURCE_IP, Field.TCP_FLAGS);
  }

  private static Set<Field> frameFields() {
    return EnumSet.range(Field.SOURCE_MAC, Field.TCP_FLAGS);
  }

  /** Why both are right, or why ours is meant to be so. */
  String reason() {
    return reason;
  }

  /** The first class that explains why the two differ in the field; null where none does. */
  static AcceptedDifference of(Field field, OurFrame ours, TsharkFrame theirs) {
    for (AcceptedDifference each : values()) {
      if (each.explained.contains(field) && each.applies.test(ours, theirs)) {
        return each;
      }
    }
    return null;
  }
}
