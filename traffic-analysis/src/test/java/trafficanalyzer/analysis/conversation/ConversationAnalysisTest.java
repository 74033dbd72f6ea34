package trafficanalyzer.analysis.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.analysis.CaptureAnalysis;
import trafficanalyzer.analysis.conversation.filter.DisplayFilter;
import trafficanalyzer.analysis.conversation.tcp.Oddity;
import trafficanalyzer.analysis.statistics.Talker;
import trafficanalyzer.packet.Addresses;
import trafficanalyzer.packet.header.EtherTypes;

class ConversationAnalysisTest {
  private static final String CLIENT = "10.0.0.1";
  private static final String SERVER = "198.51.100.7";
  private static final int SYN = 0x02;
  private static final int ACK = 0x10;
  private static final byte[] NOTHING = {};
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  @TempDir Path folder;
  private final List<Conversation> conversations = new ArrayList<>();

  @Test
  void aConnectionIsOneConversationWithBothDirections() throws IOException {
    PacketStatistics statistics = analyse(connection(new TestCapture(), 0, 40000));

    assertThat(conversations).hasSize(1);
    Conversation only = conversations.get(0);
    assertThat(only.application()).isEqualTo("TCP_HTTP");
    assertThat(Addresses.format(only.flow().clientHigh(), only.flow().clientLow()))
        .isEqualTo(CLIENT);
    assertThat(only.flow().serverPort()).isEqualTo(8081);
    assertThat(only.flow().packetsOut()).isEqualTo(4);
    assertThat(only.flow().bytesOut()).isEqualTo(4 * 54 + 2 * 35);
    assertThat(only.flow().packetsIn()).isEqualTo(2);
    assertThat(only.endpoint()).isEqualTo("a.example");
    assertThat(only.seconds()).isCloseTo(0.5, within(1e-9));
    assertThat(only.perSecond(only.flow().packetsOut())).isCloseTo(8, within(1e-9));
    assertThat(only.badPackets()).isEqualTo(1);
    assertThat(only.retransmissions()).isEqualTo(1);
    assertThat(only.retransmittedBytes()).isEqualTo(89);
    assertThat(only.handshakeNanos()).isEqualTo(20_000_000);
    assertThat(statistics.oddities()).containsEntry(Oddity.RETRANSMISSION, 1L);
    assertThat(statistics.duration()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void anotherSynOnTheSamePortsIsAnotherConversation() throws IOException {
    PacketStatistics statistics =
        analyse(
            new TestCapture()
                .tcp(0, CLIENT + ":4000", SERVER + ":80", SYN, 1, 0, NOTHING)
                .tcp(9, CLIENT + ":4000", SERVER + ":80", SYN, 7_000, 0, NOTHING));

    assertThat(conversations).hasSize(2);
    assertThat(statistics.conversations()).isEqualTo(2);
    assertThat(conversations.get(1).badPackets()).as("ports reused").isEqualTo(1);
  }

  @Test
  void conversationsAreTheSameWhereNoPairsAreAskedFor() throws IOException {
    TestCapture capture = connection(new TestCapture(), 0, 40000);
    capture.udp(9000, CLIENT + ":123", SERVER + ":123", new byte[1]);
    analyse(capture);
    List<Conversation> withPairs = List.copyOf(conversations);
    conversations.clear();

    PacketStatistics statistics = analyse(capture, ConversationOptions.DEFAULT.withoutPairs());

    assertThat(conversations).isEqualTo(withPairs);
    assertThat(statistics.conversations()).isEqualTo(2);
    assertThat(statistics.pairs()).isEmpty();
    assertThat(statistics.leftOut().conversationsWithoutPair()).isZero();
  }

  @Test
  void aPairOfHostsHasAllItsConversationsMerged() throws IOException {
    TestCapture capture = new TestCapture();
    // Starts at 0, 1, 3 and 7 s: gaps of 1, 2 and 4 s.
    for (int second : new int[] {0, 1, 3, 7}) {
      String client = CLIENT + ":" + (5000 + second);
      capture.udp(second * 1000, client, SERVER + ":53", new byte[20]);
      capture.udp(second * 1000 + 10, SERVER + ":53", client, new byte[100]);
    }
    capture.udp(8000, SERVER + ":123", CLIENT + ":123", new byte[1]);

    PacketStatistics statistics = analyse(capture);

    assertThat(statistics.pairs()).hasSize(1);
    HostPair pair = statistics.pairs().get(0);
    assertThat(pair.a()).isEqualTo(CLIENT);
    assertThat(pair.b()).isEqualTo(SERVER);
    assertThat(pair.conversations()).isEqualTo(5);
    assertThat(statistics.applications(pair)).containsExactly("UDP_DNS", "UDP_NTP");
    assertThat(pair.bytesFromA()).isEqualTo(4 * 62);
    assertThat(pair.bytesFromB()).isEqualTo(4 * 142 + 43);
    assertThat(pair.starts()).containsExactly(at(0), at(1000), at(3000), at(7000), at(8000));
    assertThat(pair.repeatMean()).isCloseTo(2, within(1e-9)); // of 1, 2, 4 and 1
    assertThat(pair.repeatDeviation()).isCloseTo(Math.sqrt(2), within(1e-9));

    List<PacketIntervals> intervals = statistics.intervals(pair);
    assertThat(intervals).hasSize(3);
    PacketIntervals questions = intervals.get(0);
    assertThat(questions.application()).isEqualTo("UDP_DNS");
    assertThat(questions.size()).isEqualTo(62);
    assertThat(questions.packetsFromA()).isEqualTo(4);
    assertThat(questions.meanFromA()).isCloseTo(7.0 / 3, within(1e-9));
    assertThat(questions.deviationFromA()).isCloseTo(1.5275252316519465, within(1e-9));
    assertThat(questions.meanFromB()).isNaN();
    PacketIntervals single = intervals.get(2);
    assertThat(single.packetsFromB()).isEqualTo(1);
    assertThat(single.meanFromB()).as("one packet has no gap").isNaN();
  }

  @Test
  void repetitionsOfTwoConversationsAreNone() throws IOException {
    PacketStatistics statistics =
        analyse(
            new TestCapture()
                .udp(0, CLIENT + ":1", SERVER + ":53", NOTHING)
                .udp(9, CLIENT + ":2", SERVER + ":53", NOTHING));

    assertThat(statistics.pairs().get(0).repeatMean()).isNaN();
    assertThat(statistics.pairs().get(0).repeatDeviation()).isNaN();
  }

  @Test
  void startsAreSortedWhateverTheOrderOfTheCapture() throws IOException {
    PacketStatistics statistics =
        analyse(
            new TestCapture()
                .udp(5000, CLIENT + ":1", SERVER + ":53", NOTHING)
                .udp(0, CLIENT + ":2", SERVER + ":53", NOTHING)
                .udp(2000, CLIENT + ":3", SERVER + ":53", NOTHING));

    HostPair pair = statistics.pairs().get(0);
    assertThat(pair.starts()).containsExactly(at(0), at(2000), at(5000));
    assertThat(pair.repeatMean()).isCloseTo(2.5, within(1e-9));
  }

  @Test
  void dhcpIsToldByItsMessageAndNotByItsPorts() throws IOException {
    byte[] query = new byte[300];
    query[0] = 1;
    byte[] cookie = {0x63, (byte) 0x82, 0x53, 0x63};
    System.arraycopy(cookie, 0, query, 236, 4);
    byte[] response = query.clone();
    response[0] = 2;

    PacketStatistics statistics =
        analyse(
            new TestCapture()
                .udp(0, "10.0.0.2:6700", "10.0.0.1:6800", query)
                .udp(1, "10.0.0.1:6800", "10.0.0.2:6700", response)
                .udp(2, "10.0.0.2:6700", "10.0.0.1:6800", query));

    assertThat(statistics.applications(statistics.pairs().get(0)))
        .containsExactly("UDP_DHCP_QUERY", "UDP_DHCP_RESPONSE");
    assertThat(statistics.applications())
        .extracting(ApplicationTraffic::label, ApplicationTraffic::packets)
        .containsExactly(tuple("UDP_DHCP_QUERY", 2L), tuple("UDP_DHCP_RESPONSE", 1L));
  }

  @Test
  void seriesAreInOrderWithGoodAndBadApart() throws IOException {
    PacketStatistics statistics = analyse(connection(new TestCapture(), 0, 40000));

    List<String> points = new ArrayList<>();
    ApplicationTraffic http =
        statistics.applications().stream()
            .filter(each -> each.label().equals("TCP_HTTP"))
            .findFirst()
            .orElseThrow();
    http.forEachPoint(
        (nanos, good, bad) ->
            points.add((nanos - TestCapture.BEGIN) / 1_000_000 + " " + good + " " + bad));
    assertThat(points).containsExactly("30 89 0", "50 154 0", "500 0 89");
    assertThat(http.stepNanos()).isEqualTo(1);
    SortedMap<String, SortedMap<Integer, Long>> sizes = statistics.packetSizes();
    assertThat(sizes.get("TCP_HTTP")).containsExactly(Map.entry(89, 2L), Map.entry(154, 1L));
  }

  @Test
  void framesWithoutIpAreCountedByKind() throws IOException {
    PacketStatistics statistics =
        analyse(
            new TestCapture()
                .frame(0, EtherTypes.ARP, new byte[28])
                .frame(1, EtherTypes.ARP, new byte[28])
                .frame(2, EtherTypes.LLDP, new byte[28]));

    assertThat(statistics.unhandled()).containsExactly(Map.entry("arp", 2L), Map.entry("lldp", 1L));
    assertThat(statistics.packets()).isEqualTo(3);
    assertThat(statistics.pairs()).isEmpty();
    assertThat(statistics.hierarchy())
        .extracting(each -> String.join(":", each.path()))
        .containsExactly("eth", "eth:arp", "eth:lldp");
  }

  @Test
  void localTrafficIsLeftOutByChoice() throws IOException {
    TestCapture capture =
        new TestCapture()
            .udp(0, "10.1.2.3:1", "192.168.4.5:1", NOTHING)
            .udp(1, "172.16.0.1:1", "224.0.0.251:1", NOTHING)
            .udp(2, "169.254.0.1:1", "255.255.255.255:1", NOTHING)
            .udp(3, "0.0.0.0:68", "255.255.255.255:67", NOTHING)
            .udp(4, "172.32.0.1:1", "10.0.0.1:1", NOTHING) // 172.16.0.0/12 ends before
            .udp(5, "10.0.0.1:1", "8.8.8.8:1", NOTHING)
            .udp(6, "8.8.8.8:1", "224.0.0.1:1", NOTHING);

    PacketStatistics statistics =
        analyse(
            capture,
            new ConversationOptions(
                DisplayFilter.ALL, true, Long.MAX_VALUE, true, TEN_SECONDS, Bounds.DEFAULT));

    assertThat(statistics.leftOut().localPackets()).isEqualTo(4);
    assertThat(statistics.leftOut().localBytes()).isEqualTo(4 * 42);
    assertThat(statistics.packets()).isEqualTo(3);
  }

  @Test
  void aFilterLeavesOutTheRest() throws IOException {
    Path file =
        connection(new TestCapture(), 0, 40000)
            .udp(900, CLIENT + ":5", SERVER + ":53", NOTHING)
            .in(folder);

    PacketStatistics statistics = PacketStatistics.of(file, "udp.port == 53");

    assertThat(statistics.packets()).isEqualTo(1);
    assertThat(statistics.leftOut().filtered()).isEqualTo(6);
  }

  @Test
  void framesBeyondTheMostAreNotLookedAt() throws IOException {
    PacketStatistics statistics =
        analyse(
            connection(new TestCapture(), 0, 40000),
            new ConversationOptions(
                DisplayFilter.ALL, false, 2, true, TEN_SECONDS, Bounds.DEFAULT));

    assertThat(statistics.packets()).isEqualTo(2);
  }

  @Test
  void aDamagedCaptureIsReadUpToTheDamage() throws IOException {
    Path whole = connection(new TestCapture(), 0, 40000).in(folder);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(bytes, bytes.length - 1));

    assertThat(PacketStatistics.of(whole, "").fault()).isEmpty();
    assertThat(PacketStatistics.of(cut, "").fault()).isPresent();
    assertThat(PacketStatistics.of(cut, "").packets()).isEqualTo(5);
  }

  @Test
  void endpointsHaveWhatTheySentAndReceived() throws IOException {
    PacketStatistics statistics =
        analyse(
            new TestCapture()
                .udp(0, CLIENT + ":1", SERVER + ":53", new byte[8])
                .udp(1, CLIENT + ":1", "9.9.9.9:53", NOTHING));

    assertThat(statistics.endpoints())
        .containsExactly(
            new Talker(CLIENT, 2, 92, 0, 0),
            new Talker(SERVER, 0, 0, 1, 50),
            new Talker("9.9.9.9", 0, 0, 1, 42));
  }

  @Test
  void whatThereIsNoRoomForIsCounted() throws IOException {
    TestCapture capture = new TestCapture();
    for (int i = 0; i < 50; i++) {
      capture.udp(i, CLIENT + ":" + (1000 + i % 10), "9.9.9." + i + ":53", new byte[i % 5]);
    }

    PacketStatistics statistics =
        analyse(
            capture,
            new ConversationOptions(
                DisplayFilter.ALL,
                false,
                Long.MAX_VALUE,
                true,
                TEN_SECONDS,
                new Bounds(8, 20, 5, 7, 4, 4, 2, 3)));

    assertThat(conversations).hasSize(50);
    LeftOut leftOut = statistics.leftOut();
    assertThat(leftOut.partedConversations()).isEqualTo(42);
    assertThat(statistics.pairs()).hasSize(20);
    assertThat(leftOut.conversationsWithoutPair()).isEqualTo(30);
    assertThat(leftOut.packetsWithoutGroup()).isEqualTo(43);
    assertThat(leftOut.starts()).isEqualTo(15);
    assertThat(statistics.packets()).isEqualTo(50);
    assertThat(statistics.packetSizes().get("UDP_DNS").values().stream().mapToLong(n -> n).sum())
        .as("sizes are told of all packets")
        .isEqualTo(50);
    long[] bytes = {0};
    statistics.applications().get(0).forEachPoint((nanos, good, bad) -> bytes[0] += good + bad);
    assertThat(bytes[0]).as("the series is coarser, not shorter").isEqualTo(statistics.bytes());
    assertThat(statistics.applications().get(0).stepNanos()).isGreaterThan(1);
  }

  @Test
  void anyBytesAreTaken() throws IOException {
    Random random = new Random(3);
    TestCapture capture = new TestCapture();
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[14 + random.nextInt(120)];
      random.nextBytes(bytes);
      bytes[12] = 8;
      bytes[13] = 0;
      if (bytes.length > 24) {
        bytes[14] = 0x45;
        bytes[20] = 0;
        bytes[21] = 0;
        bytes[23] = (byte) (random.nextBoolean() ? 6 : 17);
      }
      capture.write(random.nextInt(5000), bytes);
    }

    PacketStatistics statistics = analyse(capture);

    assertThat(statistics.packets()).isEqualTo(20_000);
    assertThat(conversations.stream().mapToLong(Conversation::packets).sum())
        .isEqualTo(20_000 - statistics.unhandled().values().stream().mapToLong(n -> n).sum());
  }

  /** A handshake, a request that is sent again, and an answer; 8081 is no port of HTTP's. */
  private static TestCapture connection(TestCapture capture, long millis, int port)
      throws IOException {
    String client = CLIENT + ':' + port;
    String server = SERVER + ":8081";
    byte[] request = TestCapture.text("GET / HTTP/1.1\r\nHost: a.example\r\n\r\n");
    return capture
        .tcp(millis, client, server, SYN, 100, 0, NOTHING)
        .tcp(millis + 10, server, client, SYN | ACK, 900, 101, NOTHING)
        .tcp(millis + 20, client, server, ACK, 101, 901, NOTHING)
        .tcp(millis + 30, client, server, ACK, 101, 901, request)
        .tcp(millis + 50, server, client, ACK, 901, 101, new byte[100])
        .tcp(millis + 500, client, server, ACK, 101, 1001, request);
  }

  private static long at(long millis) {
    return TestCapture.BEGIN + millis * 1_000_000;
  }

  private PacketStatistics analyse(TestCapture capture) throws IOException {
    return analyse(capture, ConversationOptions.DEFAULT);
  }

  private PacketStatistics analyse(TestCapture capture, ConversationOptions options)
      throws IOException {
    ConversationAnalysis analysis = new ConversationAnalysis(options, conversations::add);
    new CaptureAnalysis(List.of(analysis)).run(capture.in(folder));
    return analysis.statistics();
  }
}
