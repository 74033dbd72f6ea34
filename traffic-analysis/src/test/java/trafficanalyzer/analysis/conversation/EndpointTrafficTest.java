package trafficanalyzer.analysis.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.analysis.CaptureAnalysis;
import trafficanalyzer.analysis.conversation.filter.DisplayFilter;
import trafficanalyzer.analysis.statistics.EndpointCounts;
import trafficanalyzer.analysis.statistics.EndpointTraffic;

/** Bytes and packets by hostname and interval, beside what a plain count says as it is written. */
class EndpointTrafficTest {
  private static final int ACK = 0x10;
  private static final int HEADERS = 54;
  private static final long WIDTH = 1_000_000_000L;
  private static final String RESOLVER = "192.0.2.53:53";

  @TempDir Path folder;
  private final TestCapture capture = new TestCapture();

  /** {@code name begin} to packets and bytes. */
  private final Map<String, Long> packets = new TreeMap<>();

  private final Map<String, Long> bytes = new TreeMap<>();
  private long packetsInAll;

  @Test
  void allPacketsOfAConversationCountForTheNameThatItGets() throws IOException {
    // Named by what it asks for in the third of its intervals, by an answer before, and not at all.
    tcp("late.example", 100, "10.0.0.1:4000", "198.51.100.1:80", "");
    tcp("late.example", 1_100, "198.51.100.1:80", "10.0.0.1:4000", "");
    tcp("late.example", 2_100, "10.0.0.1:4000", "198.51.100.1:80", request("late.example"));
    tcp("late.example", 6_100, "198.51.100.1:80", "10.0.0.1:4000", "answer");
    answer(6_200, "told.example", "198.51.100.2");
    tcp("told.example", 6_300, "10.0.0.1:4001", "198.51.100.2:80", "");
    tcp("told.example", 7_300, "10.0.0.1:4001", "198.51.100.2:80", "");
    tcp("-", 7_400, "10.0.0.1:4002", "198.51.100.3:80", "");

    EndpointCounts counts = analyse(100);

    assertThat(packets(counts)).isEqualTo(packets);
    assertThat(bytes(counts)).isEqualTo(bytes);
    assertThat(counts.endpoints().get(0).name()).isEqualTo("late.example");
  }

  @Test
  void manyConversationsAtOnceAreThoseOfThePlainCount() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < 40; i++) {
      answer(i, "host" + i + ".example", "198.51.100." + i);
    }
    for (int i = 0; i < 20_000; i++) {
      int server = random.nextInt(60);
      String client = "10.0.0.1:" + (5_000 + random.nextInt(200));
      String address = "198.51.100." + server + ":443";
      boolean out = random.nextBoolean();
      tcp(
          server < 40 ? "host" + server + ".example" : "-",
          100 + i * 2,
          out ? client : address,
          out ? address : client,
          "x".repeat(random.nextInt(30)));
    }

    EndpointCounts counts = analyse(100_000);

    assertThat(packets(counts)).isEqualTo(packets);
    assertThat(bytes(counts)).isEqualTo(bytes);
  }

  @Test
  void withoutRoomForIntervalsPacketsCountForTheNameKnownSoFar() throws IOException {
    answer(0, "a.example", "198.51.100.1");
    for (int i = 0; i < 100; i++) {
      tcp("a.example", 100 + i * 300, "10.0.0.1:" + (4_000 + i % 9), "198.51.100.1:443", "");
    }

    EndpointCounts counts = analyse(64); // for 31 intervals of one name, and as many of nine
    assertThat(packets(counts)).isEqualTo(packets);

    assertThat(sum(analyse(8)))
        .as("what is told and what is left out is all")
        .isEqualTo(packetsInAll);
  }

  private static long sum(EndpointCounts counts) {
    assertThat(counts.packetsLeftOut()).isPositive();
    return counts.packetsLeftOut()
        + counts.endpoints().stream().mapToLong(EndpointTraffic::packets).sum();
  }

  private void tcp(String name, int millis, String source, String destination, String content)
      throws IOException {
    capture.tcp(millis, source, destination, ACK, 1, 1, TestCapture.text(content));
    plain(name, millis, HEADERS + content.length());
  }

  private void plain(String name, int millis, int length) {
    long nanos = TestCapture.BEGIN + millis * 1_000_000L;
    String key = name + " " + nanos / WIDTH * WIDTH;
    packets.merge(key, 1L, Long::sum);
    bytes.merge(key, (long) length, Long::sum);
    packetsInAll++;
  }

  private static String request(String host) {
    return "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
  }

  /** A resolver's answer to the client; of the resolver itself nobody knows the name. */
  private void answer(int millis, String name, String address) throws IOException {
    ByteArrayOutputStream question = new ByteArrayOutputStream();
    for (String label : name.split("\\.")) {
      question.write(label.length());
      question.write(TestCapture.text(label));
    }
    question.write(new byte[] {0, 0, 1, 0, 1});
    ByteBuffer message = ByteBuffer.allocate(12 + question.size() + 16);
    message.putInt(0x0001_8180).putInt(0x0001_0001).putInt(0);
    message.put(question.toByteArray());
    message.putShort((short) 0xC00C).putInt(0x0001_0001).putInt(300).putShort((short) 4);
    message.put(InetAddress.getByName(address).getAddress());
    capture.udp(millis, RESOLVER, "10.0.0.1:6000", message.array());
    plain("-", millis, 42 + message.capacity());
  }

  private EndpointCounts analyse(int room) throws IOException {
    Bounds all = Bounds.DEFAULT;
    Bounds bounds =
        new Bounds(
            all.conversations(),
            all.pairs(),
            all.starts(),
            all.groups(),
            all.points(),
            all.seconds(),
            all.names(),
            room);
    ConversationAnalysis analysis =
        new ConversationAnalysis(
            new ConversationOptions(
                DisplayFilter.ALL, false, Long.MAX_VALUE, true, Duration.ofNanos(WIDTH), bounds),
            conversation -> {});
    new CaptureAnalysis(List.of(analysis)).run(capture.in(folder));
    return analysis.statistics().endpointTraffic();
  }

  private static Map<String, Long> packets(EndpointCounts counts) {
    Map<String, Long> all = new TreeMap<>();
    for (EndpointTraffic each : counts.endpoints()) {
      each.intervals().forEach(i -> all.put(each.name() + " " + i.beginNanos(), i.packets()));
    }
    return all;
  }

  private static Map<String, Long> bytes(EndpointCounts counts) {
    Map<String, Long> all = new TreeMap<>();
    for (EndpointTraffic each : counts.endpoints()) {
      each.intervals().forEach(i -> all.put(each.name() + " " + i.beginNanos(), i.bytes()));
    }
    return all;
  }
}
