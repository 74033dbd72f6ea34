package trafficanalyzer.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trafficanalyzer.packet.Frames.decode;
import static trafficanalyzer.packet.Frames.ethernet;
import static trafficanalyzer.packet.Frames.hex;
import static trafficanalyzer.packet.Frames.ipv4;
import static trafficanalyzer.packet.Frames.ipv6;
import static trafficanalyzer.packet.Frames.join;
import static trafficanalyzer.packet.Frames.tcp;
import static trafficanalyzer.packet.Frames.udp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketTest {
  private static final byte[] CONTENT = hex("cafe");
  private static final byte[] UDP = udp(40000, 53, CONTENT);
  private static final byte[] V4 = ipv4("10.0.0.1", "10.0.0.2", 17, UDP);
  private static final byte[] V6 = ipv6("fd00::1", "fd00::2", 17, UDP);

  /** Link type, header and version of what follows; each carries the same UDP packet. */
  @ParameterizedTest
  @CsvSource({
    "1,   020000000002 020000000001 0800,                               4",
    "1,   020000000002 020000000001 86dd,                               6",
    "1,   020000000002 020000000001 8100 2007 0800,                     4",
    "1,   020000000002 020000000001 88a8 0007 8100 0008 86dd,           6",
    "1,   020000000002 020000000001 9100 0007 8100 0008 0800,           4",
    "113, 0000 0001 0006 020000000001 0000 0800,                        4",
    "113, 0004 0304 0000 0000000000000000 86dd,                         6",
    "113, 0000 0001 0006 020000000001 0000 8100 0007 0800,              4",
    "276, 0800 0000 00000002 0001 00 06 020000000001 0000,              4",
    "276, 86dd 0000 00000002 0304 04 00 0000000000000000,               6",
    "0,   02000000, 4",
    "0,   00000002, 4",
    "0,   0a000000, 6",
    "0,   18000000, 6",
    "0,   0000001c, 6",
    "0,   1e000000, 6",
    "108, 00000002, 4",
    "108, 00000018, 6",
    "12,  '',       4",
    "14,  '',       6",
    "101, '',       4",
    "101, '',       6",
    "228, '',       4",
    "229, '',       6",
  })
  void everyLinkLayerLeadsToIp(int linkType, String header, int version) {
    Packet packet = decode(linkType, hex(header), version == 4 ? V4 : V6);

    assertThat(packet.problem()).isEqualTo(Undecoded.NONE);
    assertThat(packet.hasIp()).isTrue();
    assertThat(packet.ipVersion()).isEqualTo(version);
    assertThat(ends(packet))
        .isEqualTo(version == 4 ? "10.0.0.1:40000 10.0.0.2:53" : "fd00::1:40000 fd00::2:53");
    assertThat(packet.protocol()).isEqualTo(17);
    assertThat(packet.tcpFlags()).isEqualTo(-1);
    assertThat(content(packet)).isEqualTo(CONTENT);
    assertThat(packet.payloadComplete()).isTrue();
  }

  @Test
  void ethernetTellsAddressesAndTheOutermostVlan() {
    Packet packet = decode(1, hex("0200000000ff feedfacecafe 88a8 e007 8100 0008 0800"), V4);
    assertThat(Addresses.mac(packet.destinationMac())).isEqualTo("02:00:00:00:00:ff");
    assertThat(Addresses.mac(packet.sourceMac())).isEqualTo("fe:ed:fa:ce:ca:fe");
    assertThat(packet.vlan()).isEqualTo(7);
    assertThat(packet.etherType()).isEqualTo(0x0800);
  }

  @Test
  void cookedCapturesTellOnlyTheSendersAddress() {
    Packet v1 = decode(113, hex("0000 0001 0006 020000000001 0000 0800"), V4);
    assertThat(Addresses.mac(v1.sourceMac())).isEqualTo("02:00:00:00:00:01");
    assertThat(v1.destinationMac()).isEqualTo(-1);
    Packet v2 = decode(276, hex("0800 0000 00000002 0001 00 06 020000000001 0000"), V4);
    assertThat(Addresses.mac(v2.sourceMac())).isEqualTo("02:00:00:00:00:01");
    assertThat(decode(101, V4).sourceMac()).isEqualTo(-1);
  }

  /** Frames without IP that is understood: what they are, and the reason. */
  @ParameterizedTest
  @CsvSource({
    "1,   020000000002 020000000001 0806 0001,           not-ip,            arp",
    "1,   0180c200000e 020000000001 88cc 0001,           not-ip,            lldp",
    "1,   0180c2000000 020000000001 0026 4242 03,        not-ip,            stp",
    "1,   01000ccccccc 020000000001 0100 aaaa 03,        cut-short,         cdp",
    "1,   020000000002 020000000001 0010 e0e0 03,        not-ip,            ipx",
    "1,   020000000002 020000000001 08,                  cut-short,         other",
    "1,   0200,                                          cut-short,         other",
    "1,   020000000002 020000000001 8100 00,             cut-short,         other",
    "1,   020000000002 020000000001 0800 4500,           cut-short,         ip",
    "1,   020000000002 020000000001 86dd 6000,           cut-short,         ip",
    "1,   '020000000002 020000000001 0800 6500 0014 0000 0000 4011 0000 0a000001 0a000002',"
        + " ip-version, ip",
    "113, 0000 0338 0000 0000000000000000 0800,          not-ip,            netlink",
    "113, 0000 0001 0006,                                cut-short,         other",
    "276, 0800 0000,                                     cut-short,         other",
    "0,   07000000 00,                                   not-ip,            other",
    "0,   0200,                                          cut-short,         other",
    "101, '',                                            cut-short,         other",
    "101, 55000000,                                      ip-version,        other",
    "147, 020000000002,                                  unknown-link-type, other",
  })
  void whatIsNoIpHasAReason(int linkType, String frame, String reason, String application) {
    Packet packet = decode(linkType, hex(frame));
    assertThat(packet.problem().label()).isEqualTo(reason);
    assertThat(packet.hasIp()).isFalse();
    assertThat(packet.protocol()).isEqualTo(-1);
    assertThat(packet.sourcePort()).isEqualTo(-1);
    assertThat(packet.payloadLength()).isZero();
    assertThat(Applications.of(packet)).isEqualTo(application);
  }

  @Test
  void nineVlanTagsAreTooMany() {
    byte[] tags = hex("8100 0007 ".repeat(9));
    Packet packet = decode(1, hex(Frames.MACS), tags, hex("0800"), V4);
    assertThat(packet.problem()).isEqualTo(Undecoded.VLAN_TAGS);
    assertThat(packet.vlan()).isEqualTo(7);
  }

  /** IPv4 headers that lie or stand alone: total length, fragment, protocol; then what is left. */
  @ParameterizedTest
  @CsvSource({
    "45, 001e, 0000, 17, none,              40000, 2, true",
    "45, 0000, 0000, 17, none,              40000, 2, true",
    "45, 0020, 0000, 17, none,              40000, 2, false",
    "45, 001d, 0000, 17, none,              40000, 1, false",
    "45, 001b, 0000, 17, ip-length,         40000, 0, false",
    "45, 0016, 0000, 17, ip-length,            -1, 0, false",
    "45, 0013, 0000, 17, ip-length,            -1, 0, false",
    "44, 001e, 0000, 17, ip-header-length,     -1, 0, false",
    "4f, 001e, 0000, 17, ip-length,            -1, 0, false",
    "4f, 00ff, 0000, 17, cut-short,            -1, 0, false",
    "45, 001e, 2000, 17, none,              40000, 2, false",
    "45, 001e, 2001, 17, later-fragment,       -1, 0, false",
    "45, 001e, 0001, 17, later-fragment,       -1, 0, false",
    "45, 001e, 4000, 17, none,              40000, 2, true",
    "45, 001e, 0000, 99, other-protocol,       -1, 0, true",
    "45, 001e, 0000,  1, none,                 -1, 2, true",
    "45, 001e, 0000,  6, ip-length,         40000, 0, false",
  })
  void ipv4KeepsItsAddressesWhateverElseIsWrong(
      String first,
      String length,
      String fragment,
      int protocol,
      String reason,
      int port,
      int payload,
      boolean complete) {
    String header =
        "%s00 %s 0001 %s 40%02x 0000 0a000001 0a000002"
            .formatted(first, length, fragment, protocol);
    Packet packet = decode(1, ethernet(0x0800, join(hex(header), UDP)));
    assertThat(packet.problem().label()).isEqualTo(reason);
    assertThat(Addresses.format(packet.sourceHigh(), packet.sourceLow())).isEqualTo("10.0.0.1");
    assertThat(packet.protocol()).isEqualTo(protocol);
    assertThat(packet.sourcePort()).isEqualTo(port);
    assertThat(packet.payloadLength()).isEqualTo(payload);
    assertThat(packet.payloadComplete()).isEqualTo(complete);
  }

  @Test
  void ipv4OptionsAreSteppedOver() {
    byte[] options = hex("4600 0022 0001 0000 4011 0000 0a000001 0a000002 94040000");
    Packet packet = decode(1, ethernet(0x0800, join(options, UDP)));
    assertThat(ends(packet)).isEqualTo("10.0.0.1:40000 10.0.0.2:53");
    assertThat(content(packet)).isEqualTo(CONTENT);
  }

  @Test
  void paddingOfTheLinkLayerIsNoContent() {
    Packet packet = decode(1, ethernet(0x0800, join(V4, new byte[16])));
    assertThat(content(packet)).isEqualTo(CONTENT);
  }

  /** Chains of IPv6 extension headers before the UDP header: first type, bytes, result. */
  @ParameterizedTest
  @CsvSource({
    " 0, 1100000000000000,                                    none,           17, 40000, true",
    " 0, 2b00000000000000 3c00000000000000 1100000000000000,  none,           17, 40000, true",
    "60, 1101000000000000 0000000000000000,                   none,           17, 40000, true",
    "51, 1104000000000001 00000001 000000000000000000000000,  none,           17, 40000, true",
    "44, 1100000000000001,                                    none,           17, 40000, true",
    "44, 1100000100000001,                                    none,           17, 40000, false",
    "44, 1100000800000001,                                    later-fragment, 17,    -1, false",
    "44, 3c00000900000001,                                    later-fragment, 60,    -1, false",
    "135, 1100000000000000,                                   none,           17, 40000, true",
    "135, 3b00000000000000,                                   other-protocol, 135,   -1, false",
    "59, 0000,                                                none,           59,    -1, true",
    "50, 0000,                                                encrypted,      50,    -1, true",
    " 0, 11ff000000000000,                                    ip-length,       0,    -1, false",
  })
  void ipv6ExtensionHeadersAreFollowed(
      int first, String headers, String reason, int protocol, int port, boolean complete) {
    Packet packet = decode(229, ipv6("2001:db8::1", "2001:db8::2", first, join(hex(headers), UDP)));
    assertThat(packet.problem().label()).isEqualTo(reason);
    assertThat(packet.protocol()).isEqualTo(protocol);
    assertThat(packet.sourcePort()).isEqualTo(port);
    assertThat(packet.payloadComplete()).isEqualTo(complete);
    assertThat(Addresses.format(packet.destinationHigh(), packet.destinationLow()))
        .isEqualTo("2001:db8::2");
  }

  @Test
  void endlessExtensionHeadersAreNotFollowed() {
    byte[] chain = hex("3c00000000000000".repeat(20));
    Packet packet = decode(229, ipv6("::1", "::2", 60, chain));
    assertThat(packet.problem()).isEqualTo(Undecoded.EXTENSION_HEADERS);
  }

  @Test
  void tcpTellsPortsAboveTheSignAndAllTwelveFlags() {
    byte[] segment = tcp(65535, 32768, 0x1C2, CONTENT);
    Packet packet = decode(228, ipv4("10.0.0.1", "10.0.0.2", 6, segment));
    assertThat(ends(packet)).isEqualTo("10.0.0.1:65535 10.0.0.2:32768");
    assertThat(packet.tcpFlags()).isEqualTo(0x1C2);
    assertThat(content(packet)).isEqualTo(CONTENT);
  }

  @Test
  void aTcpHeaderThatContradictsItselfKeepsPortsAndFlags() {
    for (int dataOffset : new int[] {4, 6}) {
      byte[] segment = tcp(1, 2, 0x12, new byte[0]);
      segment[12] = (byte) (dataOffset << 4);
      Packet packet = decode(228, ipv4("10.0.0.1", "10.0.0.2", 6, segment));
      assertThat(packet.problem()).isEqualTo(Undecoded.TRANSPORT_HEADER);
      assertThat(packet.sourcePort()).isEqualTo(1);
      assertThat(packet.tcpFlags()).isEqualTo(0x12);
      assertThat(packet.payloadLength()).isZero();
    }
  }

  @Test
  void udpLengthsAreHeldAgainstWhatIsThere() {
    byte[] tooShort = udp(1, 2, CONTENT);
    tooShort[5] = 7;
    assertThat(decode(228, ipv4("10.0.0.1", "10.0.0.2", 17, tooShort)).problem())
        .isEqualTo(Undecoded.TRANSPORT_HEADER);
    byte[] tooLong = udp(1, 2, CONTENT);
    tooLong[5] = 99;
    Packet packet = decode(228, ipv4("10.0.0.1", "10.0.0.2", 17, tooLong));
    assertThat(packet.problem()).isEqualTo(Undecoded.NONE);
    assertThat(packet.payloadComplete()).isFalse();
    assertThat(content(packet)).isEqualTo(CONTENT);
  }

  @Test
  void aPacketCutByTheSnaplenKeepsWhatIsThere() {
    byte[] frame = ethernet(0x0800, ipv4("10.0.0.1", "10.0.0.2", 6, tcp(1, 2, 0x10, CONTENT)));
    for (int length = 0; length <= frame.length; length++) {
      Packet packet = decode(1, Arrays.copyOf(frame, length));
      assertThat(packet.hasIp()).isEqualTo(length >= 34);
      assertThat(packet.sourcePort()).isEqualTo(length >= 38 ? 1 : -1);
      assertThat(packet.tcpFlags()).isEqualTo(length >= 54 ? 0x10 : -1);
      assertThat(packet.payloadLength()).isEqualTo(Math.max(0, length - 54));
      assertThat(packet.problem()).isEqualTo(length < 54 ? Undecoded.CUT_SHORT : Undecoded.NONE);
      assertThat(packet.payloadComplete()).isEqualTo(length == frame.length);
    }
  }

  @Test
  void nothingOfThePacketBeforeIsLeft() {
    Packet packet = decode(1, ethernet(0x0800, V4));
    packet.wrap(ByteBuffer.allocate(1), 0, 1, 1);
    assertThat(packet.hasIp()).isFalse();
    assertThat(packet.sourceMac()).isEqualTo(-1);
    assertThat(packet.sourceLow()).isZero();
    assertThat(packet.protocol()).isEqualTo(-1);
    assertThat(packet.payloadComplete()).isFalse();
  }

  @Test
  void aFrameOutsideOfItsBufferIsTheCallersMistake() {
    Packet packet = new Packet();
    assertThatThrownBy(() -> packet.wrap(ByteBuffer.allocate(10), 5, 6, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    ByteBuffer littleEndian = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
    assertThatThrownBy(() -> packet.wrap(littleEndian, 0, 10, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String ends(Packet packet) {
    return Addresses.format(packet.sourceHigh(), packet.sourceLow())
        + ":"
        + packet.sourcePort()
        + " "
        + Addresses.format(packet.destinationHigh(), packet.destinationLow())
        + ":"
        + packet.destinationPort();
  }

  private static byte[] content(Packet packet) {
    byte[] bytes = new byte[packet.payloadLength()];
    packet.buffer().get(packet.payloadOffset(), bytes);
    return bytes;
  }
}
