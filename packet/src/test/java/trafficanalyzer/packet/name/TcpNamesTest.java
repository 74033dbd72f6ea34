package trafficanalyzer.packet.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trafficanalyzer.packet.Frames;
import trafficanalyzer.packet.name.tls.Hellos;

class TcpNamesTest {
  private static final byte[] HELLO = Hellos.tls("example.com");
  private static final byte[] LONG_HELLO = Hellos.postQuantum("example.com");
  private static final byte[] REQUEST =
      "GET / HTTP/1.1\r\nAccept: */*\r\nHost: example.com:8080\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);
  private static final String CONNECT = "CONNECT proxied.example:443 HTTP/1.1\r\nA: b\r\n\r\n";

  private final Talk talk = new Talk();

  @Test
  void aHelloNamesItsServer() {
    talk.syn(99).client(100, HELLO);
    assertThat(talk.told()).containsExactly("sni example.com");
    FlowName name = talk.names.get(0);
    assertThat(name.client().getHostAddress()).isEqualTo("10.0.0.1");
    assertThat(name.clientPort()).isEqualTo(40000);
    assertThat(name.server().getHostAddress()).isEqualTo("192.0.2.1");
    assertThat(name.serverPort()).isEqualTo(443);
    assertThat(name.protocol()).isEqualTo(6);
    assertThat(name.observedAtNanos()).isEqualTo(talk.now);
  }

  @Test
  void aRequestNamesItsServerAndSoDoesEachLaterOne() {
    talk.syn(99).client(100, REQUEST);
    long next = 100 + REQUEST.length;
    talk.client(next, "POST /a HTTP/1.1\r\nHost: other.example\r\n\r\nbody");
    assertThat(talk.told()).containsExactly("http example.com", "http other.example");
  }

  @Test
  void aTunnelIsNamedByWhatIsInsideOfIt() {
    talk.syn(99).client(100, CONNECT);
    talk.client(100 + CONNECT.length(), HELLO);
    assertThat(talk.told()).containsExactly("http-connect proxied.example", "sni example.com");
  }

  @Test
  void aTunnelMayBeUsedAtOnce() {
    byte[] both = Frames.join(CONNECT.getBytes(StandardCharsets.US_ASCII), HELLO);
    talk.client(100, both);
    assertThat(talk.told()).containsExactly("http-connect proxied.example", "sni example.com");
  }

  @Test
  void encryptionMayStartInTheMiddleOfAStream() {
    talk.serverPort = 25;
    talk.syn(99).client(100, "EHLO me.example\r\n").client(117, "STARTTLS\r\n");
    talk.client(127, Arrays.copyOf(LONG_HELLO, 1000));
    talk.client(1127, Arrays.copyOfRange(LONG_HELLO, 1000, LONG_HELLO.length));
    assertThat(talk.told()).containsExactly("sni example.com");
  }

  @ParameterizedTest
  @ValueSource(longs = {100, 0xFFFF_FFFFL, 0xFFFF_FFF0L, 0x7FFF_FFF0L})
  void segmentsInAnyOrderWithRepetitionsGiveTheSameName(long first) {
    Random random = new Random(first);
    for (int round = 0; round < 60; round++) {
      for (byte[] content : List.of(LONG_HELLO, REQUEST, HELLO, tunnelled())) {
        Talk shuffled = new Talk();
        shuffled.syn(first - 1);
        List<int[]> segments = segments(content.length, random);
        Collections.shuffle(segments, random);
        for (int[] segment : segments) {
          shuffled.client(first + segment[0], Arrays.copyOfRange(content, segment[0], segment[1]));
        }
        List<String> inOrder = new Talk().client(1, content).told();
        assertThat(shuffled.told()).containsAll(inOrder);
        assertThat(shuffled.told().get(shuffled.told().size() - 1))
            .isEqualTo(inOrder.get(inOrder.size() - 1));
      }
    }
  }

  private static byte[] tunnelled() {
    return Frames.join(CONNECT.getBytes(StandardCharsets.US_ASCII), LONG_HELLO);
  }

  /** Pieces that cover the content, some of them twice or overlapping. */
  private static List<int[]> segments(int length, Random random) {
    List<int[]> segments = new ArrayList<>();
    int at = 0;
    while (at < length) {
      int end = Math.min(length, at + 1 + random.nextInt(1 + length / 2));
      segments.add(new int[] {Math.max(0, at - random.nextInt(20)), end});
      at = end;
    }
    segments.add(segments.get(random.nextInt(segments.size())));
    return segments;
  }

  @Test
  void aSplitAtEveryByteGivesTheSameNameAlsoWithoutTheSyn() {
    for (byte[] content : List.of(HELLO, REQUEST, tunnelled())) {
      List<String> inOrder = new Talk().client(1, content).told();
      for (int split = 1; split < content.length; split++) {
        Talk halves = new Talk();
        halves.client(1, Arrays.copyOf(content, split));
        halves.client(1 + split, Arrays.copyOfRange(content, split, content.length));
        assertThat(halves.told()).as("split at %d", split).isEqualTo(inOrder);
      }
    }
  }

  @Test
  void segmentsOfOneByteEach() {
    talk.syn(99);
    for (int i = 0; i < LONG_HELLO.length; i++) {
      talk.client(100 + i, new byte[] {LONG_HELLO[i]});
    }
    assertThat(talk.told()).containsExactly("sni example.com");
  }

  @Test
  void contentInTheSynCounts() {
    talk.client(0xFFFF_FFFFL, Talk.SYN, Arrays.copyOf(LONG_HELLO, 500));
    talk.client(500, Arrays.copyOfRange(LONG_HELLO, 500, LONG_HELLO.length));
    assertThat(talk.told()).containsExactly("sni example.com");
  }

  @Test
  void whatIsLostLeavesTheNameThatWasThere() {
    byte[] hello = Hellos.tls("example.com", Hellos.extension(51, new byte[1200]));
    talk.syn(99).client(100, Arrays.copyOf(hello, 700));
    assertThat(talk.told()).containsExactly("sni example.com");
    talk.client(800, Arrays.copyOfRange(hello, 700, hello.length));
    assertThat(talk.told()).containsExactly("sni example.com");
  }

  @Test
  void thatANameIsTheOuterOneMayBeToldByALaterSegment() {
    byte[] padding = Hellos.extension(21, new byte[1000]);
    byte[] hello = Hellos.tls("public.example", padding, Hellos.ENCRYPTED);
    talk.client(100, Arrays.copyOf(hello, 900));
    talk.client(1000, Arrays.copyOfRange(hello, 900, hello.length));
    assertThat(talk.told()).containsExactly("sni public.example", "sni-outer public.example");
  }

  @Test
  void aFrameThatWasCutShortTellsWhatIsLeft() {
    byte[] hello = Hellos.tls("example.com", Hellos.extension(51, new byte[1200]));
    byte[] frame = Talk.segment("10.0.0.1", 40000, "192.0.2.1", 443, 100, Talk.ACK, hello);
    talk.read(frame, 200);
    assertThat(talk.told()).containsExactly("sni example.com");
    frame = Talk.segment("10.0.0.1", 40000, "192.0.2.1", 443, 100, Talk.ACK, LONG_HELLO);
    Talk shorter = new Talk();
    shorter.read(frame, 600);
    shorter.client(100 + 546, Arrays.copyOfRange(LONG_HELLO, 546, LONG_HELLO.length));
    assertThat(shorter.told()).isEmpty();
  }

  @Test
  void anotherConnectionOfTheSamePortsHasItsOwnName() {
    talk.syn(99).client(100, Arrays.copyOf(LONG_HELLO, 700));
    byte[] other = Hellos.postQuantum("other.example");
    talk.syn(5_000_099);
    talk.client(5_000_100 + 700, Arrays.copyOfRange(other, 700, other.length));
    talk.client(5_000_100, Arrays.copyOf(other, 700));
    assertThat(talk.told()).containsExactly("sni other.example");
  }

  @Test
  void aConnectionWhoseSynWasNotSeenReplacesAnOldOneToo() {
    talk.syn(99).client(100, Arrays.copyOf(LONG_HELLO, 700));
    talk.client(3_000_000_000L, Hellos.tls("other.example"));
    assertThat(talk.told()).containsExactly("sni other.example");
  }

  @Test
  void aSynThatIsSentAgainChangesNothing() {
    talk.syn(99).client(100, Arrays.copyOf(LONG_HELLO, 700)).syn(99);
    talk.client(800, Arrays.copyOfRange(LONG_HELLO, 700, LONG_HELLO.length));
    assertThat(talk.told()).containsExactly("sni example.com");
  }

  @Test
  void whatStaysIncompleteIsForgotten() {
    talk.client(100, Arrays.copyOf(LONG_HELLO, 700)).later(31);
    talk.client(800, Arrays.copyOfRange(LONG_HELLO, 700, LONG_HELLO.length));
    assertThat(talk.told()).isEmpty();
    talk.client(100, Arrays.copyOf(LONG_HELLO, 700));
    talk.reader.forget();
    talk.client(800, Arrays.copyOfRange(LONG_HELLO, 700, LONG_HELLO.length));
    assertThat(talk.told()).isEmpty();
  }

  @Test
  void aFloodOfSynsLeavesNamesThatAreInOrder() {
    talk.client(100, Arrays.copyOf(LONG_HELLO, 700));
    byte[] second = Arrays.copyOfRange(LONG_HELLO, 700, LONG_HELLO.length);
    for (int i = 0; i < 10_000; i++) {
      String spoofed = "10.9." + i / 250 + "." + i % 250;
      talk.read(Talk.segment(spoofed, 1024, "192.0.2.1", 443, 7, Talk.SYN, new byte[0]));
    }
    talk.client(800, second);
    assertThat(talk.told()).containsExactly("sni example.com");
  }

  @Test
  void namesThatAreNoneAreCounted() {
    talk.client(100, Hellos.tls("example.com:443")).client(900, Hellos.tls("192.0.2.1"));
    talk.client(2000, "GET / HTTP/1.1\r\nHost: exa mple\r\n\r\n");
    assertThat(talk.told()).isEmpty();
    assertThat(talk.reader.malformed()).isEqualTo(2);
  }

  @Test
  void whatIsLeftOutIsNotRead() {
    Talk http = new Talk(without(NameFamily.SNI));
    http.syn(99).client(100, CONNECT).client(100 + CONNECT.length(), HELLO);
    assertThat(http.told()).containsExactly("http-connect proxied.example");
    Talk sni = new Talk(without(NameFamily.HTTP));
    sni.syn(99).client(100, CONNECT).client(100 + CONNECT.length(), HELLO);
    assertThat(sni.told()).containsExactly("sni example.com");
    Talk none = new Talk(without(NameFamily.HTTP, NameFamily.SNI, NameFamily.DNS));
    none.syn(99).client(100, CONNECT).client(100 + CONNECT.length(), HELLO);
    assertThat(none.told()).isEmpty();
  }

  private static NameOptions without(NameFamily... families) {
    return new NameOptions(Set.of(53), Set.of(families));
  }
}
