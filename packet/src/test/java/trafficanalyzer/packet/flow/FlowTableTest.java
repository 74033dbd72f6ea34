package trafficanalyzer.packet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import trafficanalyzer.packet.Addresses;
import trafficanalyzer.packet.Frames;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.name.NameObservation;
import trafficanalyzer.packet.name.NameSource;
import trafficanalyzer.packet.name.NameTable;

class FlowTableTest {
  private static final int SYN = 0x02;
  private static final int SYN_ACK = 0x12;
  private static final int ACK = 0x10;

  private final NameTable names = new NameTable(10, Duration.ofDays(1));
  private final FlowTable flows = new FlowTable();

  @Test
  void bothDirectionsAreOneFlow() {
    add(tcp("10.0.0.1", 40000, "192.0.2.1", 443, ACK), 100, 5);
    add(tcp("192.0.2.1", 443, "10.0.0.1", 40000, ACK), 1000, 7);
    add(tcp("192.0.2.1", 443, "10.0.0.1", 40000, ACK), 1000, 6);
    assertThat(flows.flows()).hasSize(1);
    Flow flow = only();
    assertThat(client(flow)).isEqualTo("10.0.0.1:40000");
    assertThat(List.of(flow.packetsOut(), flow.bytesOut(), flow.packetsIn(), flow.bytesIn()))
        .containsExactly(1L, 100L, 2L, 2000L);
    assertThat(flow.firstNanos()).isEqualTo(5);
    assertThat(flow.lastNanos()).isEqualTo(7);
  }

  @Test
  void withoutASynTheLargerPortIsTheClients() {
    add(tcp("192.0.2.1", 443, "10.0.0.1", 40000, ACK), 60, 1);
    assertThat(client(only())).isEqualTo("10.0.0.1:40000");
    assertThat(only().packetsIn()).isEqualTo(1);
  }

  @Test
  void theSenderOfTheSynIsTheClientWhateverThePorts() {
    add(tcp("10.0.0.1", 20, "192.0.2.1", 50000, SYN), 60, 1);
    assertThat(client(only())).isEqualTo("10.0.0.1:20");
    assertThat(only().packetsOut()).isEqualTo(1);
  }

  @Test
  void theSenderOfTheSynAckIsTheServer() {
    add(tcp("192.0.2.1", 50000, "10.0.0.1", 20, SYN_ACK), 60, 1);
    assertThat(client(only())).isEqualTo("10.0.0.1:20");
    assertThat(only().packetsIn()).isEqualTo(1);
  }

  @Test
  void withoutPortsTheFirstSenderIsTheClient() {
    byte[] echo = Frames.hex("0800 0000 0001 0001");
    add(Frames.decode(228, Frames.ipv4("10.0.0.1", "192.0.2.1", 1, echo)), 60, 1);
    add(Frames.decode(228, Frames.ipv4("192.0.2.1", "10.0.0.1", 1, echo)), 60, 2);
    assertThat(flows.flows()).hasSize(1);
    assertThat(client(only())).isEqualTo("10.0.0.1:-1");
  }

  @Test
  void aFlowHasTheNameOfItsFirstPacketThatHasOne() throws Exception {
    add(tcp("10.0.0.1", 40000, "192.0.2.1", 443, ACK), 60, 1);
    assertThat(only().endpoint()).isNull();
    for (String name : List.of("first.com", "second.com")) {
      names.add(
          new NameObservation(
              name.equals("first.com") ? 2 : 4,
              InetAddress.getByName("10.0.0.1"),
              InetAddress.getByName("192.0.2.1"),
              name,
              NameSource.DNS));
    }
    add(tcp("192.0.2.1", 443, "10.0.0.1", 40000, ACK), 60, 3);
    add(tcp("192.0.2.1", 443, "10.0.0.1", 40000, ACK), 60, 5);
    assertThat(only().endpoint()).isEqualTo("first.com");
    assertThat(only().endpointSource()).isEqualTo(NameSource.DNS);
  }

  @Test
  void packetsWithoutIpAreOfNoFlow() {
    add(Frames.decode(1, Frames.hex(Frames.MACS, "0806")), 60, 1);
    assertThat(flows.flows()).isEmpty();
  }

  private void add(Packet packet, int length, long time) {
    flows.add(packet, length, time, names);
  }

  private Flow only() {
    return flows.flows().iterator().next();
  }

  private static String client(Flow flow) {
    return Addresses.format(flow.clientHigh(), flow.clientLow()) + ":" + flow.clientPort();
  }

  private static Packet tcp(
      String source, int sourcePort, String destination, int destinationPort, int flags) {
    byte[] segment = Frames.tcp(sourcePort, destinationPort, flags, new byte[0]);
    return Frames.decode(228, Frames.ipv4(source, destination, 6, segment));
  }
}
