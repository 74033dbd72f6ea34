package trafficanalyzer.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static trafficanalyzer.loader.Captures.ACK;
import static trafficanalyzer.loader.Captures.CLIENT;
import static trafficanalyzer.loader.Captures.SYN;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.name.NameOptions;

class PendingFramesTest {
  private static final String WEB = "93.184.216.34";
  private static final ByteBuffer NONE = ByteBuffer.allocate(0);

  private static final Captures.Frame OPENING =
      Captures.tcp("2026-11-21T02:05:19Z", CLIENT, 5001, WEB, 80, 10, SYN, "");
  private static final Captures.Frame FIRST_PART =
      Captures.tcp(
          "2026-11-21T02:05:19.1Z", CLIENT, 5001, WEB, 80, 11, ACK, "GET / HTTP/1.1\r\nHo");
  private static final Captures.Frame SECOND_PART =
      Captures.tcp("2026-11-21T02:05:20Z", CLIENT, 5001, WEB, 80, 29, ACK, "st: a.example\r\n\r\n");

  private final List<String> told = new ArrayList<>();

  @Test
  void theFirstPartOfAMessageIsPendingUntilTheRestCame() throws IOException {
    ByteBuffer pending = slice(NONE, OPENING, FIRST_PART);
    assertThat(times(pending)).containsExactly(OPENING.time(), FIRST_PART.time());
    assertThat(told).isEmpty();
    ByteBuffer after = slice(pending, SECOND_PART);
    assertThat(told).containsExactly("a.example");
    slice(after, Captures.tcp("2026-11-21T02:05:30Z", CLIENT, 5001, WEB, 80, 46, ACK, "more"));
    assertThat(told).as("told once").containsExactly("a.example");
  }

  @Test
  void theRestAloneTellsNothing() throws IOException {
    slice(NONE, SECOND_PART);
    assertThat(told).isEmpty();
  }

  @Test
  void aSliceWithoutPacketsHandsOnWhatItWasGiven() throws IOException {
    ByteBuffer pending = slice(NONE, OPENING, FIRST_PART);
    assertThat(slice(pending)).isEqualTo(pending);
  }

  @Test
  void whatIsNeverCompletedIsPendingNoLongerThanAReaderRemembersIt() throws IOException {
    ByteBuffer pending = slice(NONE, OPENING, FIRST_PART);
    assertThat(times(slice(pending, Captures.arp("2026-11-21T02:05:40Z")))).hasSize(2);
    assertThat(times(slice(pending, Captures.arp("2026-11-21T02:06:40Z")))).isEmpty();
  }

  @Test
  void aQuestionIsPendingUntilItsAnswerCame() throws IOException {
    Captures.Frame question = Captures.question("2026-11-21T02:05:19Z", "b.example");
    ByteBuffer pending = slice(NONE, question);
    assertThat(times(pending)).containsExactly(question.time());
    assertThat(times(slice(pending, Captures.dns("2026-11-21T02:05:20Z", "b.example", WEB))))
        .isEmpty();
  }

  @Test
  void aFragmentIsPendingUntilItsDatagramIsWhole() throws IOException {
    List<Captures.Frame> fragments =
        Captures.fragments(
            List.of("2026-11-21T02:05:19Z", "2026-11-21T02:05:20Z"),
            Captures.RESOLVER,
            53,
            CLIENT,
            40_000,
            Captures.answer("c.example", WEB));
    ByteBuffer pending = slice(NONE, fragments.get(0));
    assertThat(times(pending)).containsExactly(fragments.get(0).time());
    assertThat(times(slice(pending, fragments.get(1)))).isEmpty();
    assertThat(told).containsExactly("c.example");
  }

  @Test
  void ofAFloodTheNewestFramesArePending() throws IOException {
    Captures.Frame[] flood = new Captures.Frame[60_000];
    for (int i = 0; i < flood.length; i++) {
      String source = "10.%d.%d.%d".formatted(i >> 16, i >> 8 & 0xFF, i & 0xFF);
      String time = "2026-11-21T02:05:1%d.%06dZ".formatted(i / 10_000, i % 10_000);
      flood[i] = Captures.tcp(time, source, 5001, WEB, 80, 10, SYN, "");
    }
    ByteBuffer pending = slice(NONE, flood);
    assertThat(pending.remaining()).isBetween(1, PendingFrames.MOST_BYTES + 1000);
    List<Instant> times = times(pending);
    assertThat(times.get(times.size() - 1)).isEqualTo(flood[flood.length - 1].time());
    assertThat(times).isSorted().hasSizeGreaterThan(5_000);
  }

  /** Reads a slice as the loader does; returns what the next one begins with. */
  private ByteBuffer slice(ByteBuffer before, Captures.Frame... frames) throws IOException {
    LearntNames names = new LearntNames(LoadLimits.defaults(), NameOptions.DEFAULT);
    names.begin(before);
    Packet packet = new Packet();
    try (CaptureReader frame = open(Captures.of(frames))) {
      while (frame.next()) {
        packet.wrap(frame);
        if (names.learn(frame, packet)) {
          names.observations().forEach(name -> told.add(name.hostname()));
          names.flowNames().forEach(name -> told.add(name.hostname()));
        }
      }
    }
    return names.end();
  }

  private static List<Instant> times(ByteBuffer pending) {
    List<Instant> times = new ArrayList<>();
    PendingFrames.read(
        pending, (frame, packet) -> times.add(Times.instant(frame.timestampNanos())));
    return times;
  }

  private static CaptureReader open(byte[] capture) throws IOException {
    return CaptureReader.open(Channels.newChannel(new ByteArrayInputStream(capture)), "test");
  }
}
