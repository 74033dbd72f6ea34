package trafficanalyzer.analysis.conversation.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.file.CaptureWriter;
import trafficanalyzer.packet.header.LinkTypes;

class DisplayFilterTest {
  private static final long NANOS = 1_700_000_000_500_000_000L;

  /** A SYN from 10.0.0.1:40000 to 192.0.2.9:443 in VLAN 7, of 58 bytes. */
  private static final String FRAME =
      "020000000002 020000000001 8100 0007 0800"
          + "4500002800000000 4006 0000 0a000001 c0000209"
          + "9c40 01bb 00000001 00000000 5002 ffff 0000 0000";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "tcp",
        "eth and ip and vlan",
        "tls",
        "ip.addr == 10.0.0.1",
        "ip.addr eq 192.0.2.9",
        "ip.src==10.0.0.1&&ip.dst==192.0.2.0/24",
        "ip.addr == 0.0.0.0/0",
        "ip.addr == 10.0.0.0/8 and ! udp",
        "tcp.port == 443",
        "tcp.port in {80, 443}",
        "tcp.port in {80 443}",
        "tcp.dstport in {400..500}",
        "tcp.srcport >= 0x9c40 && tcp.srcport le 40000",
        "not (arp or ipv6)",
        "!(udp || icmp)",
        "tcp.flags.syn == 1 && tcp.flags.ack == 0",
        "tcp.flags == 0x002",
        "frame.len > 57 and frame.len lt 59",
        "frame.cap_len==58",
        "frame.number == 1",
        "frame.time_epoch >= 1700000000.5 && frame.time_epoch < 1700000000.500000001",
        "vlan.id == 7",
        "eth.type == 0x800",
        "ip.proto == 6",
        "eth.addr == 02:00:00:00:00:01",
        "eth.dst == 02-00-00-00-00-02",
        "ip.addr != 10.0.0.7",
        "tcp.port != 80",
        "tcp.srcport",
        "udp || tcp && vlan",
        "tcp.port ne 1 || nonsense"
      })
  void aFilterLetsPass(String filter) throws IOException {
    assertThat(matches(filter)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "udp",
        "ipv6",
        "arp",
        "dns",
        "ip.addr != 10.0.0.1",
        "!(ip.addr == 10.0.0.1)",
        "ip.dst == 10.0.0.1",
        "ip.src == 11.0.0.0/8",
        "ipv6.addr == ::ffff:10.0.0.1",
        "ipv6.addr != ::1",
        "tcp.port != 443",
        "tcp.port == 444",
        "tcp.port in {1..442, 444}",
        "udp.port != 1",
        "udp.srcport",
        "tcp.flags.ack == 1",
        "tcp && !vlan",
        "eth.src == 02:00:00:00:00:02",
        "frame.time_epoch > 1700000000.5"
      })
  void aFilterHoldsBack(String filter) throws IOException {
    assertThat(matches(filter)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp &&",
        "(tcp",
        "tcp)",
        "tcp udp",
        "ip.addr == 10.0.0",
        "ip.addr == host.example",
        "ip.addr == 10.0.0.1/33",
        "ip.addr == ::1",
        "ip.addr > 10.0.0.1",
        "ip.addr in {10.0.0.1..10.0.0.9}",
        "tcp.port ==",
        "tcp.port == abc",
        "tcp.port in {}",
        "tcp.port in {80",
        "tcp == 1",
        "frame.matches ~ \"x\"",
        "&& tcp",
        "eth.addr == 02:00",
        "frame.time_epoch == noon",
        "#"
      })
  void whatIsNotUnderstoodIsTold(String filter) {
    assertThatThrownBy(() -> DisplayFilter.of(filter)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMessageTellsWhere() {
    assertThatThrownBy(() -> DisplayFilter.of("tcp and (udp or"))
        .hasMessage("filter not understood at its end: expected a field or protocol");
    assertThatThrownBy(() -> DisplayFilter.of("ip.addr == 10.0.0.1/33"))
        .hasMessage("/33 is no prefix of 0 to 32 bits");
  }

  @Test
  void nestingIsBounded() {
    assertThatThrownBy(() -> DisplayFilter.of("(".repeat(100_000)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DisplayFilter.of("!".repeat(100_000) + "tcp"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean matches(String filter) throws IOException {
    byte[] frame = HexFormat.of().parseHex(FRAME.replace(" ", ""));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CaptureWriter writer = CaptureWriter.pcap(bytes, LinkTypes.ETHERNET, true)) {
      writer.write(
          LinkTypes.ETHERNET, NANOS, frame.length, ByteBuffer.wrap(frame), 0, frame.length);
    }
    try (CaptureReader reader =
        CaptureReader.open(
            Channels.newChannel(new ByteArrayInputStream(bytes.toByteArray())), "test")) {
      reader.next();
      Packet packet = new Packet();
      packet.wrap(reader);
      return DisplayFilter.of(filter).matches(reader, packet);
    }
  }
}
