package trafficanalyzer.packet;

import static trafficanalyzer.packet.Frames.ethernet;
import static trafficanalyzer.packet.Frames.hex;
import static trafficanalyzer.packet.Frames.ipv4;
import static trafficanalyzer.packet.Frames.ipv6;
import static trafficanalyzer.packet.Frames.join;
import static trafficanalyzer.packet.Frames.u16;
import static trafficanalyzer.packet.Frames.udp;

import java.util.ArrayList;
import java.util.List;

/**
 * One small frame for each link layer and each tunnel, all with the same UDP packet at the bottom.
 */
final class Samples {
  static final byte[] CONTENT = hex("cafe");
  static final byte[] V4 = ipv4("10.0.0.1", "10.0.0.2", 17, udp(40000, 53, CONTENT));
  static final byte[] V6 = ipv6("fd00::1", "fd00::2", 17, udp(40000, 53, CONTENT));

  /** The MAC addresses that {@link Frames#ethernet} writes, and those of frames in tunnels. */
  static final String MACS = Frames.MACS;

  static final String INNER_MACS = "0a0000000002 0a0000000001";

  private static final byte[] INNER = join(hex(INNER_MACS, "0800"), V4);
  private static final byte[] INNER_6 = join(hex(INNER_MACS, "86dd"), V6);
  private static final String SNAP = "aaaa03 000000 0800";

  /**
   * A frame.
   *
   * @param version of the IP packet at the bottom
   * @param frame the whole frame
   */
  record Sample(String name, int linkType, int version, byte[] frame) {
    @Override
    public String toString() {
      return name;
    }
  }

  private Samples() {}

  static List<Sample> all() {
    List<Sample> all = new ArrayList<>(links());
    all.addAll(tunnels());
    return all;
  }

  static List<Sample> links() {
    List<Sample> links = new ArrayList<>();
    add(links, "Ethernet", 1, 4, hex(MACS, "0800"), V4);
    add(links, "802.3 with SNAP, padded", 1, 4, hex(MACS, "0026", SNAP), V4, new byte[8]);
    add(links, "802.3 with LLC's own IP", 1, 4, hex(MACS, "0021 060603"), V4);
    add(links, "tag, then 802.3 with SNAP", 1, 4, hex(MACS, "8100 0007 0026", SNAP), V4);
    add(links, "802.1ah", 1, 4, hex(MACS, "88a8 0007 88e7 00000001"), INNER);
    add(links, "FabricPath", 1, 6, hex(MACS, "8903 0001"), INNER_6);
    add(links, "VN tag, then 802.1Q", 1, 4, hex(MACS, "8926 00000001 8100 0007 0800"), V4);
    add(links, "E tag", 1, 4, hex(MACS, "893f 1000 00d30000 0800"), V4);
    add(
        links,
        "MACsec in the clear",
        1,
        4,
        hex(MACS, "88e5 2000 00000044 020000000001 0001 0800"),
        V4);
    add(links, "PPPoE", 1, 4, hex(MACS, "8864 1100 0001 0020 0021"), V4);
    add(links, "PPPoE, short protocol field", 1, 6, hex(MACS, "8864 1100 0001 0020 57"), V6);
    add(links, "MPLS", 1, 4, hex(MACS, "8847 00010040 00011140"), V4);
    add(links, "MPLS, IPv6", 1, 6, hex(MACS, "8848 00011140"), V6);
    add(links, "MPLS, pseudo-wire", 1, 4, hex(MACS, "8847 00011140 00000000"), INNER);
    add(links, "MPLS, no control word", 1, 4, hex(MACS, "8847 00011140"), INNER);
    byte[] mac4 = join(hex("4a0000000002 4a0000000001 0800"), V4);
    add(links, "MPLS, MAC that looks like IPv4", 1, 4, hex(MACS, "8847 00011140"), mac4);
    add(links, "NSH", 1, 4, hex(MACS, "894f 0002 0101 00000000"), V4);
    add(links, "PPP", 9, 4, hex("0021"), V4);
    add(links, "PPP, framed", 9, 6, hex("ff03 0057"), V6);
    add(links, "PPP, bridged", 9, 4, hex("ff03 0031 0001"), INNER);
    add(links, "PPP, MPLS", 9, 4, hex("ff03 0281 00011140"), V4);
    add(links, "PPP, Cisco HDLC in its place", 9, 4, hex("0f00 0800"), V4);
    add(links, "PPP_HDLC", 50, 4, hex("ff03 21"), V4);
    add(links, "PPP_ETHER", 51, 4, hex("1100 0001 0020 0021"), V4);
    add(links, "PPP_PPPD", 166, 4, hex("0103 0021"), V4);
    add(links, "PPP_WITH_DIR", 204, 4, hex("01 ff03 0021"), V4);
    add(links, "Cisco HDLC", 104, 6, hex("8f00 86dd"), V6);
    add(links, "Cisco HDLC with direction", 205, 4, hex("00 0f00 0800"), V4);
    add(links, "Frame Relay", 107, 4, hex("1841 03 cc"), V4);
    add(links, "Frame Relay, SNAP", 107, 4, hex("1841 03 00 80 000000 0800"), V4);
    add(links, "Frame Relay, bridged", 107, 4, hex("1841 03 00 80 0080c2 0007"), INNER);
    add(links, "Frame Relay, Cisco's", 107, 4, hex("18 00 00 01 0800"), V4);
    add(links, "Frame Relay, IPv6", 206, 6, hex("00 1841 03 8e"), V6);
    add(links, "SLL", 113, 4, hex("0000 0001 0006 020000000001 0000 0800"), V4);
    add(links, "SLL, 802.2", 113, 4, hex("0000 0001 0006 020000000001 0000 0004", SNAP), V4);
    add(links, "SLL, PPP", 113, 4, hex("0000 0200 0000 0000000000000000 0007 0021"), V4);
    add(
        links,
        "SLL, 802.11",
        113,
        4,
        hex("0000 0321 0000 0000000000000000 0000"),
        wlan("0801", 24));
    add(links, "SLL2", 276, 6, hex("86dd 0000 00000002 0304 04 00 0000000000000000"), V6);
    add(links, "NULL with an EtherType", 0, 4, hex("00000800"), V4);
    add(links, "NULL with an EtherType, swapped", 0, 6, hex("dd860000"), V6);
    add(links, "NULL with PPP", 0, 4, hex("ff03 0021"), V4);
    add(links, "NULL with Cisco HDLC", 0, 4, hex("0f00 0800"), V4);
    add(links, "LOOP", 108, 4, hex("00000002"), V4);
    add(links, "RAW", 101, 6, V6);
    add(links, "802.11 to DS", 105, 4, wlan("0801", 24));
    add(links, "802.11 QoS", 105, 4, wlan("8802", 26));
    add(links, "802.11 QoS, HT control", 105, 4, wlan("8882", 30));
    add(links, "802.11, four addresses", 105, 4, wlan("0803", 30));
    byte[] header = wlanHeader("8801", 26);
    header[24] = (byte) 0x80;
    byte[] first = join(hex(INNER_MACS, "0026", SNAP), V4);
    add(links, "802.11, aggregate", 105, 4, header, first, hex("0000", INNER_MACS, "0000"));
    add(links, "radiotap", 127, 4, hex("0000 0800 00000000"), wlan("0801", 24));
    byte[] padded = join(wlanHeader("8801", 26), hex("0000", SNAP), V4);
    String timed = "0000 1900 03000080 00000000 00000000 0102030405060708";
    add(links, "radiotap, two words, padded", 127, 4, hex(timed), hex("20"), padded);
    add(links, "PPI", 192, 4, hex("0000 0800 69000000"), wlan("0801", 24));
    add(links, "Prism", 119, 4, hex("44000000 0c000000 00000000"), wlan("0801", 24));
    add(links, "AVS", 163, 4, hex("80211001 0000000c 00000000"), wlan("0801", 24));
    add(links, "FDDI", 10, 4, hex("57", MACS, SNAP), V4);
    add(links, "Token Ring, routed", 6, 4, hex("1040 020000000002 820000000001 0200", SNAP), V4);
    add(links, "ARCNET", 7, 4, hex("0102 d4 00 0001"), V4);
    add(links, "ARCNET of Linux, old", 129, 4, hex("0102 0000 f0"), V4);
    add(links, "ATM", 100, 4, hex(SNAP), V4);
    add(links, "SunATM, LLC", 123, 4, hex("02 00 0001", SNAP), V4);
    add(links, "SunATM, LAN emulation", 123, 4, hex("01 00 0001 0001"), INNER);
    add(links, "IEEE 1394", 138, 4, new byte[16], hex("0800"), V4);
    add(links, "SLIP", 8, 4, hex("0040"), new byte[14], V4);
    add(links, "ipnet", 226, 4, hex("0102"), new byte[22], V4);
    add(links, "enc", 109, 4, hex("00000002"), new byte[8], V4);
    add(links, "pflog", 117, 6, hex("3d"), new byte[63], V6);
    String attributes = "02 00 0001 0800 0100 08000300 0500 0a00 41000000";
    add(links, "NFLOG", 239, 4, hex(attributes), hex("2200 0900"), V4);
    add(links, "NFLOG, big-endian", 239, 4, hex("02 00 0001 0008 0001 08000300 0022 0009"), V4);
    add(links, "PKTAP", 258, 4, hex("10000000 01000000 01000000 00000000"), hex(MACS, "0800"), V4);
    add(links, "PKTAP by its old number", 149, 4, hex("0c000000 01000000 65000000"), V4);
    add(links, "netANALYZER", 240, 4, hex("00000000", MACS, "0800"), V4);
    add(links, "mPacket", 274, 4, hex("55555555555555d5", MACS, "0800"), V4);
    add(links, "Broadcom tag", 281, 4, hex(MACS, "00000001 0800"), V4);
    add(links, "Broadcom tag before", 282, 4, hex("00000001", MACS, "0800"), V4);
    add(links, "EDSA tag", 285, 4, hex(MACS, "dada0000 40000000 0800"), V4);
    add(links, "Juniper Ethernet", 178, 4, hex("4d4743 81 0004 01020304", MACS, "0800"), V4);
    add(links, "Juniper PPP", 179, 4, hex("4d4743 00 ff03 0021"), V4);
    add(links, "Juniper Frame Relay", 180, 4, hex("4d4743 01 1841 03 cc"), V4);
    add(links, "Juniper Cisco HDLC", 181, 4, hex("4d4743 01 0f00 0800"), V4);
    add(links, "Juniper without link layer", 178, 4, hex("4d4743 02 00000002"), V4);
    return links;
  }

  static List<Sample> tunnels() {
    List<Sample> tunnels = new ArrayList<>();
    in(tunnels, "IP in IP", 4, 4, V4);
    in(tunnels, "6in4", 6, 41, V6);
    in(tunnels, "GRE", 4, 47, hex("0000 0800"), V4);
    in(tunnels, "GRE with checksum, key, sequence", 6, 47, hex("b000 86dd"), new byte[12], V6);
    in(
        tunnels,
        "GRE with a source route",
        4,
        47,
        hex("4000 0800 00000000 0800 00 04 0a000003 00000000"),
        V4);
    in(tunnels, "NVGRE", 4, 47, hex("2000 6558 00000101"), INNER);
    in(tunnels, "PPTP", 4, 47, hex("3081 880b 0020 0001 00000001 00000001 ff03 0021"), V4);
    in(tunnels, "GRE, MPLS", 4, 47, hex("0000 8847 00011140"), V4);
    in(tunnels, "GRE, WCCP 1", 4, 47, hex("0000 883e"), V4);
    in(tunnels, "GRE, WCCP 2", 4, 47, hex("0000 883e 00000000"), V4);
    in(tunnels, "ERSPAN I", 4, 47, hex("0000 88be"), INNER);
    in(tunnels, "ERSPAN II", 4, 47, hex("1000 88be 00000001 1001 0001 00000000"), INNER);
    in(tunnels, "ERSPAN III", 4, 47, hex("1000 22eb 00000001 2001 0001 00000000 00000000"), INNER);
    in(
        tunnels,
        "ERSPAN III, platform",
        4,
        47,
        hex("1000 22eb 00000001 2001 0001 00000000 00000001 0000000000000000"),
        INNER);
    in(tunnels, "ERSPAN III, IP", 6, 47, hex("1000 22eb 00000001 2001 0001 00000000 00000800"), V6);
    in(tunnels, "EtherIP", 4, 97, hex("3000"), INNER);
    in(tunnels, "MPLS in IP", 4, 137, hex("00011140"), V4);
    in(tunnels, "SRv6's Ethernet", 6, 143, INNER_6);
    in(tunnels, "PIM register", 4, 103, hex("2100 0000 00000000"), V4);
    in(tunnels, "AH, tunnel", 4, 51, hex("0401 0000 00000001 00000001"), V4);
    over(tunnels, "VXLAN", 4, 4789, hex("08000000 00000100"), INNER);
    over(
        tunnels,
        "VXLAN, Linux's port, with tag",
        4,
        8472,
        hex("08000000 00000100"),
        hex(INNER_MACS, "8100 0009 0800"),
        V4);
    over(tunnels, "VXLAN, group policy", 4, 4789, hex("88080102 00000100"), INNER);
    over(tunnels, "VXLAN-GPE, IPv6", 6, 4790, hex("0c000002 00000100"), V6);
    over(
        tunnels,
        "VXLAN-GPE, NSH, Ethernet",
        4,
        4790,
        hex("0c000004 00000100 0002 0103 00000000"),
        INNER);
    over(
        tunnels,
        "GENEVE with options",
        4,
        6081,
        hex("0200 6558 00000100 0102 0001 00000000"),
        INNER);
    over(tunnels, "GENEVE, IPv6", 6, 6081, hex("0000 86dd 00000100"), V6);
    over(tunnels, "GTP-U", 4, 2152, hex("30ff 001e 00000001"), V4);
    over(
        tunnels,
        "GTP-U with extensions",
        6,
        2152,
        hex("34ff 0030 00000001 0000 00 85 01 0010 85 01 0010 00"),
        V6);
    over(tunnels, "Teredo", 6, 3544, V6);
    over(
        tunnels,
        "Teredo with authentication and origin",
        6,
        3544,
        hex("0001 0000 0000000000000000 00 0000 1234 0a000001"),
        V6);
    over(tunnels, "L2TP", 4, 1701, hex("4002 0028 0001 0002 ff03 0021"), V4);
    over(
        tunnels,
        "L2TP with all fields",
        6,
        1701,
        hex("4a02 0028 0001 0002 0003 0004 0002 0000 0057"),
        V6);
    over(tunnels, "GRE over UDP", 4, 4754, hex("2000 0800 00000001"), V4);
    over(tunnels, "MPLS over UDP", 4, 6635, hex("00011140"), V4);
    byte[] gtp = udp(2152, 2152, join(hex("30ff 0000 00000001"), V4));
    byte[] gre = join(hex("0000 0800"), ipv4("172.16.0.1", "172.16.0.2", 17, gtp));
    in(tunnels, "GTP-U in GRE", 4, 47, gre);
    return tunnels;
  }

  private static void add(
      List<Sample> to, String name, int linkType, int version, byte[]... parts) {
    to.add(new Sample(name, linkType, version, join(parts)));
  }

  /** Within an IPv4 packet, in an Ethernet frame. */
  private static void in(List<Sample> to, String name, int version, int protocol, byte[]... parts) {
    byte[] outer = ipv4("192.0.2.1", "192.0.2.2", protocol, join(parts));
    to.add(new Sample(name, 1, version, ethernet(0x0800, outer)));
  }

  /** Within a UDP packet to the port, in an IPv6 packet, in an Ethernet frame. */
  private static void over(List<Sample> to, String name, int version, int port, byte[]... parts) {
    byte[] outer = ipv6("2001:db8::1", "2001:db8::2", 17, udp(50000, port, join(parts)));
    to.add(new Sample(name, 1, version, ethernet(0x86DD, outer)));
  }

  private static byte[] wlan(String frameControl, int length) {
    return join(wlanHeader(frameControl, length), hex(SNAP), V4);
  }

  /** Addresses 02:…:01, :02, :03, the rest of the header zero. */
  private static byte[] wlanHeader(String frameControl, int length) {
    byte[] addresses = hex("020000000001 020000000002 020000000003");
    return join(hex(frameControl), u16(0), addresses, new byte[length - 22]);
  }
}
