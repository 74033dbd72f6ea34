package trafficanalyzer.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trafficanalyzer.packet.Frames.decode;
import static trafficanalyzer.packet.Frames.ethernet;
import static trafficanalyzer.packet.Frames.hex;
import static trafficanalyzer.packet.Frames.ipv4;
import static trafficanalyzer.packet.Frames.ipv6;
import static trafficanalyzer.packet.Frames.join;
import static trafficanalyzer.packet.Frames.udp;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import trafficanalyzer.packet.Samples.Sample;

/** One frame for each link layer and tunnel: all lead to the same packet, or say why not. */
class LayersTest {
  static List<Sample> all() {
    return Samples.all();
  }

  static List<Sample> tunnels() {
    return Samples.tunnels();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyLayerLeadsToThePacketWithin(Sample sample) {
    Packet packet = decode(sample.linkType(), sample.frame());
    assertThat(packet.problem()).isEqualTo(Undecoded.NONE);
    assertThat(packet.ipVersion()).isEqualTo(sample.version());
    assertThat(ends(packet)).isEqualTo(inner(sample.version()));
    assertThat(packet.protocol()).isEqualTo(17);
    assertThat(packet.payloadComplete()).isTrue();
    assertThat(content(packet)).isEqualTo(Samples.CONTENT);
    assertThat(packet.isFragment()).isFalse();
    assertThat(Applications.of(packet)).isEqualTo("dns");
  }

  @ParameterizedTest
  @MethodSource("tunnels")
  void tunnelsAreCounted(Sample sample) {
    Packet packet = decode(sample.linkType(), sample.frame());
    assertThat(packet.tunnels()).isEqualTo(sample.name().equals("GTP-U in GRE") ? 2 : 1);
  }

  /** What is within is broken: the tunnel's own packet is told, and a reason. */
  @ParameterizedTest
  @CsvSource({
    " 4, 45000013 00010000 40110000 0a000001 0a000002,            ip-length",
    " 4, 44000014 00010000 40110000 0a000001 0a000002,            ip-header-length",
    " 4, 65000014 00010000 40110000 0a000001 0a000002,            ip-version",
    " 4, 4500,                                                    cut-short",
    "41, 6000 0000,                                               cut-short",
    "47, 0000 0800 4500,                                          cut-short",
    "47, 0002 0800 4500,                                          tunnel-header",
    "47, 2000 0800,                                               ip-length",
    "47, 4000 0800 00000000 0800 00 ff,                           tunnel-header",
    "47, 0000 0000 4500,                                          not-ip",
    "47, 0000 6558 0a0000000002 0a0000000001,                     cut-short",
    "47, 0000 6558 0a0000000002 0a0000000001 0806 0001,           not-ip",
    "47, 1000 22eb 00000001 20010001 00000000 00000400,           not-ip",
    "47, 00,                                                      ip-length",
    "51, 0400,                                                    ip-length",
    "51, 04ff 0000 00000001 00000001,                             ip-length",
    "97, 4000,                                                    tunnel-header",
    "137, 00010040 00010040,                                      cut-short",
    "103, 2000 0000 0001,                                         other-protocol",
    "50, 00000001 00000001,                                       encrypted",
  })
  void brokenTunnelsKeepTheirOuterPacket(int protocol, String within, String reason) {
    byte[] outer = ipv4("192.0.2.1", "192.0.2.2", protocol, hex(within));
    Packet packet = decode(1, ethernet(0x0800, outer));
    assertThat(packet.problem().label()).isEqualTo(reason);
    assertThat(ends(packet)).isEqualTo("192.0.2.1:-1 192.0.2.2:-1");
    assertThat(packet.protocol()).isEqualTo(protocol);
    assertThat(packet.tunnels()).isZero();
    assertThat(packet.transportOffset()).isPositive();
  }

  /** Over UDP, what is not just so is no tunnel at all; port, content, reason. */
  @ParameterizedTest
  @CsvSource({
    "4789, 00000000 00000100 0a0000000002 0a0000000001 0800,  none",
    "4789, 08000000 00000100 0a0000000002 0a00,               cut-short",
    "4789, 0800,                                              none",
    "4790, 08,                                                none",
    "4790, 0c000009 00000100 4500,                            not-ip",
    "6081, 4000 0800 00000100 4500,                           none",
    "6081, 3f00 0800 00000100 4500,                           none",
    "2152, 3001 0000 00000001,                                none",
    "2152, 34ff 0000 00000001 000000 85 00,                   tunnel-header",
    "2152, 30ff 0000 00000001 1234,                           ip-version",
    "3544, 0000 0000 0a000001 4500,                           none",
    "1701, c802 0000 00000000,                                none",
    "1701, 0002 0001 0002 c021 0100,                          not-ip",
    "4754, 0000 0000 4500,                                    none",
    "6635, 00010040,                                          none",
  })
  void overUdpAPacketThatIsNoTunnelStaysOne(int port, String content, String reason) {
    byte[] bytes = hex(content);
    Packet packet = decode(228, ipv4("192.0.2.1", "192.0.2.2", 17, udp(50000, port, bytes)));
    assertThat(packet.problem().label()).isEqualTo(reason);
    assertThat(ends(packet)).isEqualTo("192.0.2.1:50000 192.0.2.2:" + port);
    assertThat(content(packet)).isEqualTo(bytes);
  }

  /** Frames that carry no IP, or none that can be read: link type, frame, reason, application. */
  @ParameterizedTest
  @CsvSource({
    "1,   020000000002 020000000001 0003 4242 03,                       not-ip,      stp",
    "1,   020000000002 020000000001 0100 aaaa 03 00000c 2000 01,        not-ip,      cdp",
    "1,   020000000002 020000000001 0100 aaaa 03 00000c 010b 01,        not-ip,      stp",
    "1,   020000000002 020000000001 0100 aaaa 03 080007 809b 01,        not-ip,      llc",
    "1,   020000000002 020000000001 0003 fefe 03,                       not-ip,      osi",
    "1,   020000000002 020000000001 0003 f0f0 03,                       not-ip,      netbios",
    "1,   020000000002 020000000001 0010 aaaa 03 000000 0806 0001,      not-ip,      arp",
    "1,   020000000002 020000000001 88e5 2c00 00000001,                 encrypted,   macsec",
    "1,   020000000002 020000000001 88e5 2c00,                          cut-short,   macsec",
    "1,   020000000002 020000000001 8863 1109 0000 0000,                not-ip,      pppoe",
    "1,   020000000002 020000000001 8864 2200 0000 0000,                link-header, pppoe",
    "1,   020000000002 020000000001 8864 1100 0001 0002 c021,           not-ip,      pppoe",
    "1,   020000000002 020000000001 8847 00011140 10000000,             not-ip,      mpls",
    "1,   020000000002 020000000001 8847 00010040,                      cut-short,   mpls",
    "1,   020000000002 020000000001 894f 0000 0101 00000000 45,         tunnel-header, nsh",
    "9,   ff03 c021 01,                                                 not-ip,      ppp",
    "9,   ff,                                                           cut-short,   ppp",
    "104, 0f00 8035 00000002,                                           not-ip,      slarp",
    "104, 0f00 2000 01,                                                 not-ip,      cdp",
    "104, 0f00,                                                         cut-short,   other",
    "107, 1840 0000 0000,                                               link-header, frame-relay",
    "107, 1841 03 b0,                                                   not-ip,      frame-relay",
    "107, 1841 03 83,                                                   not-ip,      osi",
    "107, 1841 03,                                                      cut-short,   frame-relay",
    "105, 8000 0000 ffffffffffff 020000000001 020000000001 0000,        not-ip,      wlan",
    "105, d400 0000 020000000001,                                       not-ip,      wlan",
    "105, 4801 0000 020000000001 020000000002 020000000003 0000,        not-ip,      wlan",
    "105, 0841 0000 020000000001 020000000002 020000000003 0000 0102,   encrypted,   wlan",
    "105, 0801 0000 020000000001 020000000002 020000000003 0100 aaaa03, later-fragment, wlan",
    "105, 0901,                                                         cut-short,   wlan",
    "105, 0901 0000 020000000001,                                       link-header, wlan",
    "127, 0000 0400 00000000,                                           link-header, wlan",
    "127, 0000 4000 00000000,                                           cut-short,   wlan",
    "192, 0000 0400 69000000,                                           link-header, other",
    "258, ffffffff 01000000 01000000,                                   link-header, other",
    "258, ffffff7f 01000000 01000000,                                   cut-short,   other",
    "119, 44000000 ffffffff,                                            link-header, wlan",
    "239, 02 00 0001 0000 0000,                                         link-header, nflog",
    "239, 02 00 0001 0800 0100 08000300,                                not-ip,      nflog",
    "178, 4d4744 00,                                                    link-header, juniper",
    "178, 4d4743 80 00,                                                 cut-short,   juniper",
    "10,  c0 020000000002 020000000001 00,                              not-ip,      fddi",
    "123, 06 00 0001,                                                   not-ip,      atm",
    "8,   00 80 01,                                                     not-ip,      slip",
    "253, 0000,                                                         not-ip,      netlink",
    "195, 4188,                                                         not-ip,      wpan",
    "147, 00,                                                           unknown-link-type, other",
  })
  void whatIsNoIpHasAReason(int linkType, String frame, String reason, String application) {
    Packet packet = decode(linkType, hex(frame));
    assertThat(packet.problem().label()).isEqualTo(reason);
    assertThat(packet.hasIp()).isFalse();
    assertThat(Applications.of(packet)).isEqualTo(application);
  }

  @Test
  void theMacAddressesAreThoseOfTheInnermostFrame() {
    byte[] outer =
        udp(1, 4789, join(hex("08000000 00000100", Samples.INNER_MACS, "0800"), Samples.V4));
    byte[] ip = ipv4("192.0.2.1", "192.0.2.2", 17, outer);
    Packet packet = decode(1, hex(Frames.MACS, "8100 0007 0800"), ip);
    assertThat(Addresses.mac(packet.sourceMac())).isEqualTo("0a:00:00:00:00:01");
    assertThat(packet.vlan()).as("the only tag that there is").isEqualTo(7);
  }

  /** To DS, from DS, both, neither; addresses 1 to 3 end with their number, the fourth is zero. */
  @ParameterizedTest
  @CsvSource({"0801, 2, 3", "0802, 3, 1", "0803, 0, 3", "0800, 2, 1"})
  void wlanAddressesDependOnTheDirection(String frameControl, int source, int destination) {
    byte[] frame =
        hex(frameControl, "0000 000000000001 000000000002 000000000003 0000 000000000000");
    Packet packet = decode(105, frame);
    assertThat(packet.sourceMac()).isEqualTo(source);
    assertThat(packet.destinationMac()).isEqualTo(destination);
  }

  /** Protocol, header, content's length: ports and content are where they belong. */
  @ParameterizedTest
  @CsvSource({
    "132, 9c40 0b59 00000001 00000000 cafe,             none,             2",
    "132, 9c40 0b59 0000,                               ip-length,        0",
    "136, 9c40 0b59 0008 0000 cafe,                     none,             2",
    " 33, 9c40 0b59 03 00 0000 00 000001 cafe,          none,             2",
    " 33, 9c40 0b59 02 00 0000 00 000001 cafe,          transport-header, 0",
    " 33, 9c40 0b59 ff 00 0000 00 000001 cafe,          transport-header, 0",
    " 51, 8402 0000 00000001 00000001 00000000 9c40 0b59 00000001 00000000 cafe, none, 2",
  })
  void transportsWithPorts(int protocol, String header, String reason, int length) {
    Packet packet = decode(228, ipv4("10.0.0.1", "10.0.0.2", protocol, hex(header)));
    assertThat(packet.problem().label()).isEqualTo(reason);
    assertThat(ends(packet)).isEqualTo("10.0.0.1:40000 10.0.0.2:2905");
    assertThat(packet.payloadLength()).isEqualTo(length);
    assertThat(packet.protocol()).isEqualTo(protocol == 51 ? 132 : protocol);
  }

  @Test
  void aJumbogramEndsWhereItsOptionSays() {
    byte[] header = hex("60000000 0000 00 40 fd000000000000000000000000000001");
    byte[] rest = hex("fd000000000000000000000000000002 1100 c204 00000012");
    byte[] packetAndPadding = join(header, rest, udp(40000, 53, Samples.CONTENT), new byte[5]);
    packetAndPadding[48 + 4] = 0; // of a jumbogram, UDP's length is 0 too
    packetAndPadding[48 + 5] = 0;
    Packet packet = decode(229, packetAndPadding);
    assertThat(content(packet)).isEqualTo(Samples.CONTENT);
    assertThat(packet.payloadComplete()).isTrue();
    packetAndPadding[44 + 3] = 0x18; // one byte more than there is
    packet = decode(229, packetAndPadding);
    assertThat(packet.payloadLength()).isEqualTo(7);
    assertThat(packet.payloadComplete()).isFalse();
  }

  @Test
  void whatIsNestedTooDeeplyIsNotFollowed() {
    byte[] packet = Samples.V4;
    List<Integer> tunnels = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      packet = ipv4("192.0.2." + i, "192.0.2.99", 4, packet);
      Packet decoded = decode(228, packet);
      tunnels.add(decoded.tunnels());
      boolean followed = decoded.tunnels() == i + 1;
      assertThat(decoded.problem()).isEqualTo(followed ? Undecoded.NONE : Undecoded.NESTING);
    }
    assertThat(tunnels).startsWith(1, 2, 3).contains(16).doesNotContain(17);
    byte[] services = hex("0a0000000002 0a0000000001 88e7 00000001 ".repeat(3000));
    assertThat(decode(1, services).problem()).isEqualTo(Undecoded.NESTING);
    byte[] snap = hex(Frames.MACS, "0000 ", "aaaa03 000000 0000 ".repeat(8000));
    assertThat(decode(1, snap).problem()).isEqualTo(Undecoded.NESTING);
    assertThat(decode(9, hex("ff030281" + "00010040".repeat(16000))).problem())
        .isEqualTo(Undecoded.CUT_SHORT);
  }

  @Test
  void icmpTellsThePacketThatItQuotes() {
    byte[] quoted = join(Samples.V4, new byte[4]);
    byte[] error = join(hex("0301 0000 00000000"), quoted);
    Packet packet = decode(228, ipv4("192.0.2.9", "10.0.0.1", 1, error));
    assertThat(ends(packet)).as("the message itself").isEqualTo("192.0.2.9:-1 10.0.0.1:-1");
    assertThat(packet.hasQuoted()).isTrue();
    assertThat(ends(packet.quoted())).isEqualTo(inner(4));
    byte[] cut = Arrays.copyOf(ipv6("fd00::1", "fd00::2", 6, new byte[20]), 44);
    Packet packet6 =
        decode(229, ipv6("fd00::9", "fd00::1", 58, join(hex("0200 0000 00000578"), cut)));
    assertThat(packet6.quoted().sourcePort()).as("the ports are all there is").isZero();
    assertThat(packet6.quoted().problem()).isEqualTo(Undecoded.CUT_SHORT);
  }

  @Test
  void icmpThatIsAboutNoPacketQuotesNone() {
    byte[] echo = join(hex("0800 0000 00000000"), Samples.V4);
    Packet packet = decode(228, ipv4("10.0.0.1", "10.0.0.2", 1, echo));
    assertThat(packet.hasQuoted()).isFalse();
    assertThatThrownBy(packet::quoted).isInstanceOf(IllegalStateException.class);
    Packet none = decode(228, ipv4("10.0.0.1", "10.0.0.2", 1, hex("0301 0000 00000000")));
    assertThat(none.hasQuoted()).as("an error that quotes nothing").isFalse();
  }

  @Test
  void noLayerAllocates() {
    List<Sample> samples = Samples.all();
    List<ByteBuffer> frames = samples.stream().map(s -> ByteBuffer.wrap(s.frame())).toList();
    Packet packet = new Packet();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    for (int round = 0; round < 3000; round++) {
      if (round == 1000) { // what is loaded and linked on first use is
        before = threads.getCurrentThreadAllocatedBytes();
      }
      for (int i = 0; i < frames.size(); i++) {
        packet.wrap(frames.get(i), 0, frames.get(i).limit(), samples.get(i).linkType());
        Applications.of(packet);
      }
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).as("bytes for 2,000 rounds").isLessThan(2000L);
  }

  private static String inner(int version) {
    return version == 4 ? "10.0.0.1:40000 10.0.0.2:53" : "fd00::1:40000 fd00::2:53";
  }

  static String ends(Packet packet) {
    return Addresses.format(packet.sourceHigh(), packet.sourceLow())
        + ":"
        + packet.sourcePort()
        + " "
        + Addresses.format(packet.destinationHigh(), packet.destinationLow())
        + ":"
        + packet.destinationPort();
  }

  static byte[] content(Packet packet) {
    byte[] bytes = new byte[packet.payloadLength()];
    packet.buffer().get(packet.payloadOffset(), bytes);
    return bytes;
  }
}
