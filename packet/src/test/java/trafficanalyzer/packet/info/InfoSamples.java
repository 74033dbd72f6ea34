package trafficanalyzer.packet.info;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static trafficanalyzer.packet.Frames.ethernet;
import static trafficanalyzer.packet.Frames.hex;
import static trafficanalyzer.packet.Frames.ipv4;
import static trafficanalyzer.packet.Frames.ipv6;
import static trafficanalyzer.packet.Frames.join;
import static trafficanalyzer.packet.Frames.udp;

import java.util.ArrayList;
import java.util.List;
import trafficanalyzer.packet.Frames;

/** A frame of each kind, and the line that tells of it. */
final class InfoSamples {
  /** An Ethernet frame and its line. */
  record Sample(String info, byte[] frame) {
    @Override
    public String toString() {
      return info;
    }
  }

  private static final String V4 = "10.0.0.1";
  private static final String V4_OTHER = "192.0.2.1";
  private static final String V6 = "fe80::1";
  private static final String V6_OTHER = "2001:db8::2";

  private final List<Sample> samples = new ArrayList<>();

  static List<Sample> all() {
    InfoSamples all = new InfoSamples();
    all.tcp();
    all.tls();
    all.overTcp();
    all.overUdp();
    all.names();
    all.quic();
    all.icmp();
    all.icmp6();
    all.otherIp();
    all.withoutIp();
    return all.samples;
  }

  private void tcp() {
    overIp(
        "443 → 51234 [SYN, ACK] Seq=1 Ack=4294967295 Win=64240 Len=0 MSS=1460 SACK_PERM"
            + " TSval=5 TSecr=4294967295 WS=128",
        6,
        hex(
            "01bb c822 00000001 ffffffff a012 faf0 0000 0000",
            "020405b4 0402 080a 00000005 ffffffff 01 030307"));
    overIp(
        "1 → 2 [ACK] Seq=7 Ack=9 Win=0 Len=0 SLE=1 SRE=2 SLE=3 SRE=4",
        6,
        hex("0001 0002 00000007 00000009 a010 0000 0000 0000"),
        hex("0101 0512 00000001 00000002 00000003 00000004"));
    overIp(
        "1 → 2 [<None>] Seq=7 Win=1 Len=0",
        6,
        hex("0001 0002 00000007 00000009 5000 0001 00000000"));
    overIp(
        "1 → 2 [FIN, PSH, URG, ECE, CWR, AE] Seq=7 Win=1 Urg=3 Len=0",
        6,
        hex("0001 0002 00000007 00000009 51e9 0001 0000 0003"));
    overIp(
        "40000 → 9 [ACK] Seq=1 Ack=2 Win=65535 Len=3", 6, Frames.tcp(40000, 9, 0x10, new byte[3]));
    overIp(
        "1 → 2 [SYN] Seq=7 Win=1 [transport-header]",
        6,
        hex("0001 0002 00000007 00000009 1002 0001 00000000"));
    overIp("1 → 2 [ip-length]", 6, hex("0001 0002 0000"));
  }

  private void tls() {
    String hello = "0303" + "00".repeat(32) + "00 0002 1301 0100 0012 0000 000e 000c 00 0009";
    segment(
        "Client Hello (SNI=hello.com)",
        443,
        hex("16 0301 0043 01 00003f", hello),
        text("hello.com"));
    segment(
        "Client Hello",
        443,
        hex("16 0301 002d 01 000029 0303", "00".repeat(32), "00 0002 1301 0100"));
    segment(
        "Server Hello, Certificate, Server Hello Done",
        443,
        hex("16 0303 0010 02 000002 0303 0b 000002 0000 0e 000000"));
    segment(
        "Client Key Exchange, Change Cipher Spec, Encrypted Handshake Message",
        443,
        hex("16 0303 0006 10 000002 0000 14 0303 0001 01 16 0303 0004 01020304"));
    segment("Application Data, Application Data", 993, hex("17 0303 0002 aaaa 17 0303 0100 bb"));
    segment(
        "Alert (Level: Fatal, Description: Certificate Unknown)", 443, hex("15 0301 0002 022e"));
    segment("Encrypted Alert", 443, hex("15 0303 0003 010203"));
    String records = "17 0303 0001 00 ".repeat(9);
    segment("Application Data, ".repeat(8) + "…", 443, hex(records));
  }

  private void overTcp() {
    segment("GET /a?b=1 HTTP/1.1", 80, text("GET /a?b=1 HTTP/1.1\r\nHost: a.com\r\n\r\n"));
    segment("HTTP/1.1 404 Not Found", 80, text("HTTP/1.1 404 Not Found\r\n\r\n"));
    segment("HTTP/2 connection preface", 80, text("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
    segment(
        "GET /\\x1b[31m\\x5c\\x09\\xc3\\xbc", 80, text("GET /\u001b[31m\\\t\u00c3\u00bc\nhidden"));
    segment("GET " + "a".repeat(116) + "…", 80, text("GET " + "a".repeat(1000)));
    segment("Client: Protocol (SSH-2.0-OpenSSH_9.2)", 22, text("SSH-2.0-OpenSSH_9.2\r\n"));
    segment("Client: Key Exchange Init", 22, hex("0000 0010 04 14 00000000"));
    segment("Client: Encrypted packet (len=8)", 22, hex("a1b2 c3d4 e5f6 0708"));
    segment("C: EHLO me", 25, text("EHLO me\r\n"));
    segment("Request: USER me", 21, text("USER me\r\n"));
    segment("Request: INVITE sip:a@b SIP/2.0", 5060, text("INVITE sip:a@b SIP/2.0\r\n"));
    segment("Status: 200 OK", 5060, text("SIP/2.0 200 OK\r\n"));
    segment("Telnet Data ...", 23, hex("fffd18"));
    segment(
        "OPEN Message, KEEPALIVE Message",
        179,
        hex("ff".repeat(16), "0014 01 00", "ff".repeat(16), "0013 04"));
    segment(
        "Standard query 0x0007 A a.b", 53, hex("0015", dnsHeader("0007", "0100", 1, 0)), QUESTION);
  }

  private void overUdp() {
    datagram("40000 → 9 Len=3", 9, new byte[3]);
    overIp("40000 → 53 Len=92", 17, hex("9c40 0035 0064 0000"));
    byte[] bootp = join(hex("01010600 00003d1d"), new byte[228]);
    datagram(
        "DHCP Discover - Transaction ID 0x3d1d", 67, bootp, hex("63825363 00 0c0141 350101 ff"));
    datagram("DHCP ACK      - Transaction ID 0x3d1d", 68, bootp, hex("63825363 350105"));
    datagram("Boot Request from 00:00:00:00:00:00", 67, bootp);
    datagram("Solicit XID: 0x10aabb CID: 00030001", 547, hex("01 10aabb 0001 0004 00030001"));
    datagram(
        "Relay-forw L: 2001:db8::1",
        547,
        hex("0c 00 20010db8000000000000000000000001", "00".repeat(16)));
    datagram("NTP Version 4, client", 123, hex("23"), new byte[47]);
    datagram("get-request", 161, hex("3010 020100 0406 7075626c6963 a003 020101"));
    datagram("SNMPv3 message", 161, hex("3008 020103 3003 020101"));
    datagram("M-SEARCH * HTTP/1.1", 1900, text("M-SEARCH * HTTP/1.1\r\nMAN: x\r\n"));
    datagram("AUTH.NOTICE: sudo: me", 514, text("<37>sudo: me\n"));
    datagram("Read Request, File: boot.img", 69, hex("0001"), text("boot.img\0octet\0"));
    datagram("Data Packet, Block: 2", 69, hex("0003 0002 00"));
    datagram("Access-Request id=7", 1812, hex("0107 0014"), new byte[16]);
    datagram("Binding Request", 3478, hex("0001 0000 2112a442"), new byte[12]);
    datagram("Handshake Initiation", 51820, hex("01000000"), new byte[144]);
    datagram(
        "IKE_SA_INIT MID=00 Initiator Request",
        500,
        new byte[17],
        hex("20 22 08 00000000 0000001c"));
    datagram(
        "Identity Protection (Main Mode)", 500, new byte[17], hex("10 02 00 00000000 0000001c"));
    datagram("ESP (SPI=0x00000007)", 4500, hex("00000007 00000001"));
    datagram("NAT-keepalive", 4500, hex("ff"));
    datagram("Response", 520, hex("0202 0000"));
    datagram("Hello (state Active)", 1985, hex("000010"), new byte[17]);
    datagram("State: Up", 3784, hex("20c0"), new byte[22]);
    datagram("Status: 180 Ringing", 5060, text("SIP/2.0 180 Ringing\r\n"));
  }

  /** The name {@code a.b}, type A, class IN; it stands 12 bytes after the message's beginning. */
  private static final byte[] QUESTION = hex("0161 0162 00 0001 0001");

  private static String dnsHeader(String id, String flags, int questions, int answers) {
    return id + flags + "%04x%04x00000000".formatted(questions, answers);
  }

  private void names() {
    datagram("Standard query 0x1234 A a.b", 53, hex(dnsHeader("1234", "0100", 1, 0)), QUESTION);
    datagram(
        "Standard query response 0x1234 A a.b CNAME c.b A 192.0.2.1 MX 5 a.b TYPE999",
        53,
        hex(dnsHeader("1234", "8180", 1, 4)),
        QUESTION,
        hex("c00c 0005 0001 00000000 0004 0163 c00e"),
        hex("c021 0001 0001 00000000 0004 c0000201"),
        hex("c00c 000f 0001 00000000 0004 0005 c00c"),
        hex("c00c 03e7 0001 00000000 0000"));
    datagram(
        "Standard query response 0x1234 No such name A a.b",
        53,
        hex(dnsHeader("1234", "8183", 1, 0)),
        QUESTION);
    datagram(
        "Standard query 0x0001 AAAA a\\.\\010\\\\\\255",
        53,
        hex(dnsHeader("0001", "0000", 1, 0), "05 61 2e 0a 5c ff 00 001c 0001"));
    datagram(
        "Standard query 0x0001 NS <Root>",
        53,
        hex(dnsHeader("0001", "0000", 1, 0), "00 0002 0001"));
    datagram(
        "Standard query 0x0000 PTR a.b, \"QU\" question",
        5353,
        hex(dnsHeader("0000", "0000", 1, 0), "0161 0162 00 000c 8001"));
    datagram(
        "Standard query response 0x0000 AAAA, cache flush 2001:db8::1",
        5353,
        hex(dnsHeader("0000", "8400", 0, 1), "0161 00 001c 8001 00000000 0010 20010db8"),
        hex("000000000000000000000001"));
    datagram("Standard query 0x0007 A a.b", 5355, hex(dnsHeader("0007", "0000", 1, 0)), QUESTION);
    datagram("Standard query 0x0007", 53, hex(dnsHeader("0007", "0000", 65535, 65535)));
    datagram(
        "Unknown operation (15) response 0x0007 Refused", 53, hex(dnsHeader("0007", "f805", 0, 0)));
    // A name that points to itself ends.
    datagram(
        "Standard query 0x0007 A ", 53, hex(dnsHeader("0007", "0000", 1, 0), "c00c 0001 0001"));
    datagram(
        "Name query NB FRED<1d>",
        137,
        hex("0001 0110 0001 0000 0000 0000 20"),
        text("EGFCEFEECACACACACACACACACACACABN"),
        hex("00 0020 0001"));
  }

  private void quic() {
    datagram(
        "Initial, DCID=0102, SCID=03; Handshake; Protected Payload",
        443,
        hex("c0 00000001 02 0102 01 03 01 ff 4002 aaaa"),
        hex("e0 00000001 02 0102 01 03 02 bbbb"),
        hex("40 0102"));
    datagram("Initial, DCID=01", 9999, hex("d0 6b3343cf 01 01 00 00 01 aa"));
    datagram("Retry, SCID=07", 443, hex("f0 00000001 00 01 07 aabb"));
    datagram("Version Negotiation, DCID=01, SCID=02", 443, hex("80 00000000 01 01 01 02 00000001"));
    datagram("Protected Payload", 443, hex("41 00112233"));
    datagram("40000 → 9999 Len=5", 9999, hex("41 00112233"));
  }

  private void icmp() {
    overIp("Echo (ping) request  id=0x0001, seq=2/512, ttl=64", 1, hex("0800 0000 0001 0002"));
    overIp("Echo (ping) reply    id=0x0001, seq=2/512, ttl=64", 1, hex("0000 0000 0001 0002"));
    byte[] quoted = ipv4(V4, V4_OTHER, 17, udp(40000, 53, new byte[0]));
    overIp(
        "Destination unreachable (Port unreachable): UDP 10.0.0.1:40000 → 192.0.2.1:53",
        1,
        hex("0303 0000 00000000"),
        quoted);
    overIp(
        "Time-to-live exceeded (Time to live exceeded in transit): ICMP 10.0.0.1 → 192.0.2.1",
        1,
        hex("0b00 0000 00000000"),
        ipv4(V4, V4_OTHER, 1, hex("0800 0000 0001 0002")));
    overIp("Destination unreachable (Unknown code (99))", 1, hex("0363 0000 00000000"));
    overIp("Router solicitation", 1, hex("0a00 0000 00000000"));
    overIp("ICMP type 200 code 1", 1, hex("c801 0000 00000000"));
  }

  private void icmp6() {
    String target = "fe800000000000000000000000000009";
    overIpv6("Echo (ping) request id=0x0001, seq=2, hop limit=64", 58, hex("8000 0000 0001 0002"));
    overIpv6(
        "Neighbor Solicitation for fe80::9 from 02:00:00:00:00:01",
        58,
        hex("8700 0000 00000000", target, "0101 020000000001"));
    overIpv6(
        "Neighbor Advertisement fe80::9 (sol, ovr) is at 02:00:00:00:00:02",
        58,
        hex("8800 0000 60000000", target, "0201 020000000002"));
    overIpv6("Neighbor Advertisement fe80::9", 58, hex("8800 0000 00000000", target));
    overIpv6("Router Solicitation", 58, hex("8500 0000 00000000"));
    overIpv6(
        "Router Advertisement from 02:00:00:00:00:01",
        58,
        hex("8600 0000 40000708 00000000 00000000 0101 020000000001"));
    overIpv6("Multicast Listener Report Message v2", 58, hex("8f00 0000 00000000"));
    overIpv6(
        "Destination Unreachable (Port unreachable): UDP [fe80::1]:40000 → [2001:db8::2]:53",
        58,
        hex("0104 0000 00000000"),
        ipv6(V6, V6_OTHER, 17, udp(40000, 53, new byte[0])));
    overIpv6("Packet Too Big, MTU=1280", 58, hex("0200 0000 00000500"));
    overIpv6(
        "IPv6 fragment (off=8 more=n ident=0x0000abcd nxt=17)", 44, hex("1100 0008 0000abcd 00"));
    overIpv6("IPv6 no next header 59", 59, new byte[0]);
  }

  private void otherIp() {
    samples.add(
        new Sample(
            "Fragmented IP protocol (proto=UDP 17, off=1480, ID=0001)",
            ethernet(0x0800, ipv4(V4, V4_OTHER, 17, 185, new byte[8]))));
    overIp("Membership Query, general", 2, hex("1164 0000 00000000"));
    overIp("Leave Group 224.0.0.252", 2, hex("1700 0000 e00000fc"));
    overIp(
        "Membership Report / Join group 239.1.1.1 / Leave group 239.2.2.2",
        2,
        hex("2200 0000 0000 0002 04000000 ef010101 03000000 ef020202"));
    overIp("ESP (SPI=0xdeadbeef)", 50, hex("deadbeef 00000001"));
    overIp(
        "INIT DATA (TSN=5)",
        132,
        hex("0001 0002 00000000 00000000 01000006 0000 0000 0000000c 00000005 00000000"));
    overIp(
        "SACK (Ack=5, Arwnd=4096)",
        132,
        hex("0001 0002 00000000 00000000 03000010 00000005 00001000 00000000"));
    overIp("Hello Packet", 89, hex("0201 0000"));
    overIp("Join/Prune", 103, hex("2300 0000"));
    overIp("Hello", 88, hex("0205 0000"));
    overIp("Announcement (v3) VRID=7 Prio=100", 112, hex("31 07 64 01"));
    overIp("IP protocol 253", 253, new byte[4]);
    overIp("RSVP 46", 46, new byte[4]);
  }

  private void withoutIp() {
    String macs = "0a0000000001";
    arp("Who has 10.0.0.2? Tell 10.0.0.1", "0001", macs, "0a000001", "000000000000", "0a000002");
    arp("Who has 10.0.0.2? (ARP Probe)", "0001", macs, "00000000", "000000000000", "0a000002");
    arp("10.0.0.1 is at 0a:00:00:00:00:01", "0002", macs, "0a000001", "0a0000000002", "0a000002");
    arp("ARP Announcement for 10.0.0.1", "0001", macs, "0a000001", "000000000000", "0a000001");
    arp("Gratuitous ARP for 10.0.0.1 (Reply)", "0002", macs, "0a000001", macs, "0a000001");
    arp(
        "Who is 0a:00:00:00:00:02? Tell 0a:00:00:00:00:01",
        "0003",
        macs,
        "00000000",
        "0a0000000002",
        "00000000");
    frame("EtherType 0x0806 Len=2", 0x0806, hex("0001"));
    frame(
        "MA/0a:00:00:00:00:01 IN/eth0 120 SysN=sw\\x1b1",
        0x88CC,
        hex("0207 04 0a0000000001 0405 05 65746830 0602 0078 0a04 73771b31 0000"));
    frame(
        "RST. Root = 32768/1/0a:00:00:00:00:01  Cost = 4  Port = 0x8005",
        39,
        hex("424203 0000 02 02 3c 8001 0a0000000001 00000004 8001 0a0000000002 8005"),
        hex("0000 1400 0200 0f00 00"));
    frame("Topology Change Notification", 7, hex("424203 0000 00 80"));
    frame(
        "Device ID: sw1  Port ID: Fa0/1",
        64,
        hex("aaaa03 00000c 2000 02b4 0000 0001 0007 737731 0003 0009 4661302f31"));
    frame("SNAP, OUI 0x0080c2, PID 0x0009", 8, hex("aaaa03 0080c2 0009"));
    frame("LLC DSAP 0xfe, SSAP 0xfe, UI", 3, hex("fefe03"));
    frame(
        "v1 ACTOR 0a:00:00:00:00:01 P: 22 K: 13 **DCSG*A PARTNER 0a:00:00:00:00:02 P: 25 K: 13 ********",
        0x8809,
        hex("01 01 0114 8000 0a0000000001 000d 8000 0016 3d 000000"),
        hex("0214 8000 0a0000000002 000d 8000 0019 00 000000"));
    frame("Active Discovery Initiation (PADI)", 0x8863, hex("1109 0000 0000"));
    frame("LCP Configuration Request", 0x8864, hex("1100 0001 0006 c021 01 01 0004"));
    frame("Key", 0x888E, hex("0203 0000"));
    frame("Request", 0x888E, hex("0200 0005 01 01 0005 01"));
    frame("MagicPacket for 0a:00:00:00:00:01", 0x0842, hex("ffffffffffff 0a0000000001"));
    frame("Loopback test", 0x9000, new byte[46]);
    frame("EtherType 0x88a2 Len=3", 0x88A2, new byte[3]);
    samples.add(new Sample("other frame [cut-short]", hex("0200000000")));
  }

  private static byte[] text(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private void frame(String info, int type, byte[]... content) {
    samples.add(new Sample(info, ethernet(type, join(content))));
  }

  private void arp(String info, String operation, String... addresses) {
    frame(info, 0x0806, hex("0001 0800 0604", operation), hex(addresses));
  }

  private void overIp(String info, int protocol, byte[]... content) {
    frame(info, 0x0800, ipv4(V4, V4_OTHER, protocol, join(content)));
  }

  private void overIpv6(String info, int protocol, byte[]... content) {
    frame(info, 0x86DD, ipv6(V6, V6_OTHER, protocol, join(content)));
  }

  private void segment(String info, int port, byte[]... content) {
    overIp(info, 6, Frames.tcp(40000, port, 0x18, join(content)));
  }

  private void datagram(String info, int port, byte[]... content) {
    overIp(info, 17, udp(40000, port, join(content)));
  }
}
