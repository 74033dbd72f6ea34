package trafficanalyzer.packet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import trafficanalyzer.packet.Addresses;
import trafficanalyzer.packet.Frames;
import trafficanalyzer.packet.Packet;

class FlowTableTest {
  private static final int SYN = 0x02;
  private static final int SYN_ACK = 0x12;
  private static final int ACK = 0x10;
  private static final long SECOND = 1_000_000_000L;
  private static final int SEQUENCE_OFFSET = 24; // of a segment in an IPv4 packet

  private final List<Flow> ended = new ArrayList<>();
  private final FlowTable flows = new FlowTable(ended::add);

  @Test
  void bothDirectionsAreOneFlow() {
    add(tcp("10.0.0.1", 40000, "192.0.2.1", 443, ACK), 100, 5);
    add(tcp("192.0.2.1", 443, "10.0.0.1", 40000, ACK), 1000, 7);
    add(tcp("192.0.2.1", 443, "10.0.0.1", 40000, ACK), 1000, 6);
    Flow flow = only();
    assertThat(ends(flow)).isEqualTo("10.0.0.1:40000 192.0.2.1:443");
    assertThat(List.of(flow.packetsOut(), flow.bytesOut(), flow.packetsIn(), flow.bytesIn()))
        .containsExactly(1L, 100L, 2L, 2000L);
    assertThat(flow.firstNanos()).isEqualTo(5);
    assertThat(flow.lastNanos()).isEqualTo(7);
    assertThat(flow.beginningSeen()).isFalse();
  }

  @Test
  void addressesOfBothVersionsAndAnyPortsComeOutAsTheyWentIn() {
    byte[] segment = Frames.tcp(65535, 0, ACK, new byte[0]);
    Packet packet = Frames.decode(229, Frames.ipv6("2001:db8::1", "fe80::2", 6, segment));
    add(packet, 60, 1);
    assertThat(ends(only())).isEqualTo("2001:db8::1:65535 fe80::2:0");
  }

  @Test
  void withoutASynTheLargerPortIsTheClients() {
    add(tcp("192.0.2.1", 443, "10.0.0.1", 40000, ACK), 60, 1);
    assertThat(ends(only())).startsWith("10.0.0.1:40000");
    assertThat(ended.get(0).packetsIn()).isEqualTo(1);
  }

  @Test
  void theSenderOfTheSynIsTheClientWhateverThePorts() {
    add(tcp("10.0.0.1", 20, "192.0.2.1", 50000, SYN), 60, 1);
    assertThat(ends(only())).startsWith("10.0.0.1:20");
    assertThat(ended.get(0).packetsOut()).isEqualTo(1);
    assertThat(ended.get(0).beginningSeen()).isTrue();
  }

  @Test
  void theSenderOfTheSynAckIsTheServer() {
    add(tcp("192.0.2.1", 50000, "10.0.0.1", 20, SYN_ACK), 60, 1);
    assertThat(ends(only())).startsWith("10.0.0.1:20");
    assertThat(ended.get(0).packetsIn()).isEqualTo(1);
  }

  @Test
  void withoutPortsTheFirstSenderIsTheClient() {
    byte[] echo = Frames.hex("0800 0000 0001 0001");
    add(Frames.decode(228, Frames.ipv4("10.0.0.1", "192.0.2.1", 1, echo)), 60, 1);
    add(Frames.decode(228, Frames.ipv4("192.0.2.1", "10.0.0.1", 1, echo)), 60, 2);
    assertThat(ends(only())).startsWith("10.0.0.1:-1");
  }

  @Test
  void packetsWithoutIpAreOfNoFlow() {
    add(Frames.decode(1, Frames.hex(Frames.MACS, "0806")), 60, 1);
    flows.endAll();
    assertThat(ended).isEmpty();
  }

  @Test
  void aSynWithAnotherSequenceNumberBeginsANewFlow() {
    add(syn(7), 60, 1);
    add(syn(7), 60, 2);
    add(tcp("192.0.2.1", 443, "10.0.0.1", 40000, ACK), 60, 3);
    add(syn(8), 60, 4);
    assertThat(ended).hasSize(1);
    assertThat(ended.get(0).packetsOut()).as("a SYN that was repeated").isEqualTo(2);
    flows.endAll();
    assertThat(ended).hasSize(2);
    assertThat(ended.get(1).firstNanos()).isEqualTo(4);
  }

  @Test
  void aSynAfterPacketsOfUnknownBeginningBeginsANewFlow() {
    add(tcp("10.0.0.1", 40000, "192.0.2.1", 443, ACK), 60, 1);
    add(syn(7), 60, 2);
    flows.endAll();
    assertThat(ended).extracting(Flow::beginningSeen).containsExactly(false, true);
  }

  @Test
  void theAnswerToASynIsOfItsFlow() {
    add(syn(7), 60, 1);
    add(tcp("192.0.2.1", 443, "10.0.0.1", 40000, SYN_ACK), 60, 2);
    assertThat(only().packetsIn()).isEqualTo(1);
  }

  @Test
  void silenceEndsAFlowAndSoDoesTimeThatStepsBack() {
    long idle = FlowTable.IDLE_NANOS;
    Packet packet = tcp("10.0.0.1", 40000, "192.0.2.1", 443, ACK);
    add(packet, 60, 0);
    add(packet, 60, idle);
    assertThat(ended).isEmpty();
    add(packet, 60, 2 * idle + 1);
    assertThat(ended).hasSize(1);
    add(packet, 60, 0);
    assertThat(ended).hasSize(2);
    add(packet, 60, Long.MAX_VALUE);
    add(packet, 60, Long.MIN_VALUE);
    assertThat(ended).hasSize(4);
  }

  @Test
  void othersEndAFlowThatIsSilent() {
    add(tcp("10.0.0.1", 40000, "192.0.2.1", 443, ACK), 60, 0);
    add(tcp("10.0.0.1", 40001, "192.0.2.1", 443, ACK), 60, SECOND);
    add(tcp("10.0.0.1", 40000, "192.0.2.1", 443, ACK), 60, 2 * SECOND);
    add(tcp("10.0.0.1", 40002, "192.0.2.1", 443, ACK), 60, FlowTable.IDLE_NANOS + 3 * SECOND / 2);
    assertThat(ended).extracting(Flow::clientPort).containsExactly(40001);
  }

  @Test
  void whereThereIsNoRoomTheLongestSilentEndsFirst() {
    FlowTable small = new FlowTable(3, ended::add);
    int[] ports = {1, 2, 3, 1, 4, 2, 5};
    for (int i = 0; i < ports.length; i++) {
      small.add(tcp("10.0.0.1", ports[i], "192.0.2.1", 443, ACK), 60, i);
    }
    assertThat(ended).extracting(Flow::serverPort).containsExactly(2, 3, 1);
    small.endAll();
    assertThat(ended).extracting(Flow::number).doesNotHaveDuplicates().hasSize(6);
  }

  @Test
  void flowsThatAreLeftFollowInTheOrderOfTheirFirstPackets() {
    for (int port = 5000; port > 2000; port--) {
      add(tcp("10.0.0.1", port, "192.0.2.1", 443, ACK), 60, port % 7);
    }
    flows.endAll();
    assertThat(ended).extracting(Flow::number).isSorted().hasSize(3000);
    assertThat(ended.get(0).clientPort()).isEqualTo(5000);
  }

  /** What a plain map counts, the table counts too, also while flows come and go. */
  @Test
  void itAgreesWithAPlainMap() {
    Random random = new Random(3);
    Map<String, Long> expected = new HashMap<>();
    FlowTable small = new FlowTable(50, ended::add);
    for (int i = 0; i < 200_000; i++) {
      int host = random.nextInt(20);
      int port = 1024 + random.nextInt(20);
      boolean out = random.nextBoolean();
      String client = "10.0.0." + host;
      small.add(
          out ? tcp(client, port, "192.0.2.1", 443, ACK) : tcp("192.0.2.1", 443, client, port, ACK),
          60,
          i);
      expected.merge(client + ":" + port + " 192.0.2.1:443 " + out, 1L, Long::sum);
    }
    small.endAll();
    Map<String, Long> counted = new HashMap<>();
    for (Flow flow : ended) {
      counted.merge(ends(flow) + " true", flow.packetsOut(), Long::sum);
      counted.merge(ends(flow) + " false", flow.packetsIn(), Long::sum);
    }
    counted.values().removeIf(count -> count == 0);
    assertThat(counted).isEqualTo(expected);
  }

  @Test
  void aPacketOfAKnownFlowAllocatesNothing() {
    Packet packet = tcp("10.0.0.1", 40000, "192.0.2.1", 443, ACK);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    addMany(packet);
    long before = threads.getCurrentThreadAllocatedBytes();
    addMany(packet);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
  }

  private void addMany(Packet packet) {
    for (int i = 0; i < 100_000; i++) {
      flows.add(packet, 60, i);
    }
  }

  private void add(Packet packet, int length, long time) {
    flows.add(packet, length, time);
  }

  private Flow only() {
    flows.endAll();
    assertThat(ended).hasSize(1);
    return ended.get(0);
  }

  private static String ends(Flow flow) {
    return Addresses.format(flow.clientHigh(), flow.clientLow())
        + ":"
        + flow.clientPort()
        + " "
        + Addresses.format(flow.serverHigh(), flow.serverLow())
        + ":"
        + flow.serverPort();
  }

  private static Packet syn(int sequence) {
    byte[] packet =
        Frames.ipv4("10.0.0.1", "192.0.2.1", 6, Frames.tcp(40000, 443, SYN, new byte[0]));
    ByteBuffer.wrap(packet).putInt(SEQUENCE_OFFSET, sequence);
    return Frames.decode(228, packet);
  }

  private static Packet tcp(
      String source, int sourcePort, String destination, int destinationPort, int flags) {
    byte[] segment = Frames.tcp(sourcePort, destinationPort, flags, new byte[0]);
    return Frames.decode(228, Frames.ipv4(source, destination, 6, segment));
  }
}
