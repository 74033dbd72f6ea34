package trafficanalyzer.packet.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import trafficanalyzer.packet.Undecoded;

/** The oracle's own rules: which of tshark's fields is the innermost packet's, and what excuses. */
class TsharkFrameTest {
  private final Map<Column, String> columns =
      new EnumMap<>(
          Map.of(
              Column.NUMBER,
              "7",
              Column.TIME,
              "1340954905.300858",
              Column.LENGTH,
              "100",
              Column.CAPTURED,
              "96"));

  @Test
  void ofATunnelTheInnermostPacketCounts() {
    columns.put(Column.PROTOCOLS, "eth:ethertype:vlan:ethertype:ip:udp:vxlan:eth:ethertype:ip:tcp");
    columns.put(Column.ETHERNET_SOURCE, "02:00:00:00:00:01,02:00:00:00:00:03");
    columns.put(Column.ETHERNET_DESTINATION, "02:00:00:00:00:02,02:00:00:00:00:04");
    columns.put(Column.VLAN, "7");
    columns.put(Column.IPV4_SOURCE, "10.0.0.1,192.0.2.1");
    columns.put(Column.IPV4_DESTINATION, "10.0.0.2,192.0.2.2");
    columns.put(Column.IPV4_PROTOCOL, "17,6");
    columns.put(Column.UDP_SOURCE, "40000");
    columns.put(Column.UDP_DESTINATION, "4789");
    columns.put(Column.TCP_SOURCE, "50000");
    columns.put(Column.TCP_DESTINATION, "443");
    columns.put(Column.TCP_FLAGS, "0x0002");

    assertThat(frame().values())
        .containsEntry(Field.FRAME_NUMBER, "7")
        .containsEntry(Field.TIME, "1340954905.300858000")
        .containsEntry(Field.SOURCE_MAC, "02:00:00:00:00:03")
        .containsEntry(Field.VLAN, "7")
        .containsEntry(Field.SOURCE_IP, "192.0.2.1")
        .containsEntry(Field.PROTOCOL, "6")
        .containsEntry(Field.DESTINATION_PORT, "443")
        .containsEntry(Field.TCP_FLAGS, "0x0002");
  }

  @Test
  void whatIcmpQuotesIsNotThePacket() {
    columns.put(Column.PROTOCOLS, "ip:icmp:ip:udp");
    columns.put(Column.IPV4_SOURCE, "10.0.0.1,192.0.2.1");
    columns.put(Column.IPV4_DESTINATION, "10.0.0.2,192.0.2.2");
    columns.put(Column.IPV4_PROTOCOL, "1,17");
    columns.put(Column.UDP_SOURCE, "40000");
    columns.put(Column.UDP_DESTINATION, "53");

    assertThat(frame().values())
        .containsEntry(Field.SOURCE_IP, "10.0.0.1")
        .containsEntry(Field.PROTOCOL, "1")
        .doesNotContainKey(Field.SOURCE_PORT);
  }

  @Test
  void theProtocolIsThatAfterExtensionHeaders() {
    columns.put(Column.PROTOCOLS, "ipv6:ipv6.hopopts:ah:udp");
    columns.put(Column.IPV6_SOURCE, "fd00::1");
    columns.put(Column.IPV6_DESTINATION, "fd00::2");
    columns.put(Column.IPV6_NEXT, "0");
    columns.put(Column.HOP_BY_HOP_NEXT, "51");
    columns.put(Column.AUTHENTICATION_NEXT, "17");

    assertThat(frame().get(Field.PROTOCOL)).isEqualTo("17");
  }

  @Test
  void aTunnelThatIsCutShortKeepsItsOwnPacket() {
    columns.put(Column.PROTOCOLS, "ip:gre:ip");
    columns.put(Column.IPV4_SOURCE, "10.0.0.1");
    columns.put(Column.IPV4_DESTINATION, "10.0.0.2");
    columns.put(Column.IPV4_PROTOCOL, "47");

    assertThat(frame().values())
        .containsEntry(Field.SOURCE_IP, "10.0.0.1")
        .containsEntry(Field.PROTOCOL, "47");
  }

  @Test
  void aClassExcusesOnlyTheFieldsThatItExplains() {
    columns.put(Column.PROTOCOLS, "eth:ethertype:ip:ipv6:data");
    OurFrame ours = new OurFrame(Map.of(Field.LENGTH, "90"), Undecoded.IP_VERSION, 1, false);

    assertThat(AcceptedDifference.of(Field.SOURCE_IP, ours, frame()))
        .isEqualTo(AcceptedDifference.IP_VERSION);
    assertThat(AcceptedDifference.of(Field.SOURCE_MAC, ours, frame())).isNull();
    assertThat(AcceptedDifference.of(Field.LENGTH, ours, frame())).isNull();
  }

  private TsharkFrame frame() {
    return TsharkFrame.parse(
        Stream.of(Column.values())
            .map(column -> columns.getOrDefault(column, ""))
            .collect(Collectors.joining("\t")));
  }
}
