package trafficanalyzer.analysis;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.analysis.conversation.ConversationAnalysis;
import trafficanalyzer.analysis.conversation.ConversationOptions;
import trafficanalyzer.analysis.report.HtmlReport;
import trafficanalyzer.analysis.report.ReportContent;
import trafficanalyzer.analysis.statistics.StatisticsAnalysis;
import trafficanalyzer.analysis.statistics.StatisticsOptions;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureWriter;
import trafficanalyzer.packet.file.Frame;
import trafficanalyzer.packet.file.NotACaptureException;
import trafficanalyzer.packet.header.LinkTypes;

class CaptureAnalysisTest {
  /** Some dozen batches. */
  private static final int FRAMES = 10_000;

  private static final int NEVER = Integer.MAX_VALUE;
  private static final long SECOND = 1_000_000_000L;

  /** How a frame without a time is written. */
  private static final long WITHOUT = 0;

  @TempDir Path folder;

  private static class Recorder implements Analysis {
    private final List<Long> seen = new ArrayList<>();
    private final List<Integer> fragmentPorts = new ArrayList<>();
    private final int enough;
    private final boolean wantsFlows;
    private boolean ended;

    Recorder(int enough, boolean wantsFlows) {
      this.enough = enough;
      this.wantsFlows = wantsFlows;
    }

    @Override
    public void packet(Frame frame, Packet packet) {
      seen.add(frame.frameNumber());
      if (packet.isFragment()) {
        fragmentPorts.add(packet.sourcePort());
      }
    }

    @Override
    public void end() {
      ended = true;
    }

    @Override
    public boolean wantsMore() {
      return seen.size() < enough;
    }

    @Override
    public boolean mayHaveEnough() {
      return enough != NEVER;
    }

    @Override
    public boolean wantsFlowsOfFragments() {
      return wantsFlows;
    }
  }

  /** Datagrams of two fragments each, from port 1 on. */
  private Path capture() throws IOException {
    Path file = folder.resolve("fragments.pcap");
    try (CaptureWriter writer =
        CaptureWriter.pcap(Files.newOutputStream(file), LinkTypes.IPV4, true)) {
      for (int frame = 1; frame <= FRAMES; frame++) {
        boolean first = frame % 2 != 0;
        int datagram = (frame + 1) / 2;
        ByteBuffer packet = ByteBuffer.allocate(36);
        packet.putInt(0x4500_0024).putInt(datagram << 16 | (first ? 0x2000 : 2));
        packet.putInt(0x4011_0000).putInt(0x0A00_0001).putInt(0x0A00_0002);
        packet.putInt(first ? datagram << 16 | 9 : 0).putInt(first ? 32 << 16 : 0);
        writer.write(LinkTypes.IPV4, frame, packet.capacity(), packet, 0, packet.capacity());
      }
    }
    return file;
  }

  private static AnalysedCapture run(Path file, Recorder... recorders) throws IOException {
    return new CaptureAnalysis(List.of(recorders)).run(file);
  }

  @Test
  void eachAnalysisSeesAllPacketsInOrder() throws IOException {
    Recorder flows = new Recorder(NEVER, true);
    Recorder alone = new Recorder(NEVER, false);

    AnalysedCapture capture = run(capture(), flows, alone);

    assertThat(capture.complete()).isTrue();
    assertThat(capture.health().frames()).isEqualTo(FRAMES);
    List<Long> all = LongStream.rangeClosed(1, FRAMES).boxed().toList();
    assertThat(flows.seen).isEqualTo(all);
    assertThat(alone.seen).isEqualTo(all);
    assertThat(flows.ended && alone.ended).isTrue();
  }

  @Test
  void onlyWhoWantsItIsToldTheFlowOfLaterFragments() throws IOException {
    for (int enough : new int[] {NEVER, FRAMES}) {
      Recorder flows = new Recorder(NEVER, true);
      Recorder alone = new Recorder(NEVER, false);
      Recorder bounded = new Recorder(enough, true);

      run(capture(), bounded, flows, alone);

      for (int frame = 1; frame <= FRAMES; frame++) {
        int port = (frame + 1) / 2;
        assertThat(flows.fragmentPorts.get(frame - 1)).isEqualTo(port);
        assertThat(alone.fragmentPorts.get(frame - 1)).isEqualTo(frame % 2 != 0 ? port : -1);
      }
      assertThat(bounded.fragmentPorts).isEqualTo(flows.fragmentPorts);
    }
  }

  @Test
  void whereOneHasSeenEnoughThePassEndsForAll() throws IOException {
    Path file = capture();
    for (int enough : new int[] {1, 2, 511, 512, 513, 5000, FRAMES}) {
      for (boolean wantsFlows : new boolean[] {false, true}) {
        List<Recorder> all =
            List.of(
                new Recorder(NEVER, true),
                new Recorder(enough, wantsFlows),
                new Recorder(NEVER, false),
                new Recorder(enough + 1, !wantsFlows));

        AnalysedCapture capture = run(file, all.toArray(Recorder[]::new));

        assertThat(capture.complete()).isFalse();
        assertThat(capture.health().frames()).isEqualTo(enough);
        for (Recorder recorder : all) {
          assertThat(recorder.seen).hasSize(enough);
          assertThat(recorder.seen.get(enough - 1)).isEqualTo(enough);
          assertThat(recorder.ended).isTrue();
        }
      }
    }
  }

  @Test
  void aFrameThatOneDoesNotWantIsSeenByNone() throws IOException {
    Path file = capture();
    for (boolean wantsFlows : new boolean[] {false, true}) {
      Recorder unwanting =
          new Recorder(FRAMES, wantsFlows) {
            @Override
            public boolean wants(Frame frame) {
              return frame.frameNumber() < 700;
            }
          };
      List<Recorder> all =
          List.of(
              new Recorder(FRAMES, false),
              new Recorder(NEVER, true),
              unwanting,
              new Recorder(FRAMES, true));

      AnalysedCapture capture = run(file, all.toArray(Recorder[]::new));

      assertThat(capture.complete()).isFalse();
      assertThat(capture.health().frames()).isEqualTo(699);
      assertThat(all).allSatisfy(recorder -> assertThat(recorder.seen).hasSize(699));
    }
  }

  @Test
  void statisticsAndConversationsCountTheSameFramesWhereIntervalsAreBounded() throws IOException {
    Path file = timed(1, 3, 5, 11, 25, 7, 31);
    for (int intervals = 1; intervals <= 4; intervals++) {
      StatisticsAnalysis statistics =
          new StatisticsAnalysis(
              "timed",
              new StatisticsOptions(
                  Duration.ofSeconds(10), false, Long.MAX_VALUE, intervals, 1_000));
      ConversationAnalysis conversations =
          new ConversationAnalysis(ConversationOptions.DEFAULT, conversation -> {});

      AnalysedCapture capture = new CaptureAnalysis(List.of(conversations, statistics)).run(file);

      long frames = new long[] {3, 4, 5, 6}[intervals - 1];
      assertThat(statistics.statistics().total().packets()).isEqualTo(frames);
      assertThat(conversations.statistics().packets()).isEqualTo(frames);
      assertThat(capture.health().frames()).isEqualTo(frames);
    }
  }

  @Test
  void aFrameWithoutATimeHasThatOfTheFrameBeforeForAllAnalyses() throws IOException {
    List<Long> times = new ArrayList<>();
    Recorder recorder =
        new Recorder(NEVER, false) {
          @Override
          public void packet(Frame frame, Packet packet) {
            times.add(frame.timestampNanos() / SECOND);
          }
        };
    StatisticsAnalysis statistics = new StatisticsAnalysis("timed", StatisticsOptions.DEFAULT);
    ConversationAnalysis conversations =
        new ConversationAnalysis(ConversationOptions.DEFAULT, conversation -> {});

    AnalysedCapture capture =
        new CaptureAnalysis(List.of(recorder, statistics, conversations))
            .run(timed(100, WITHOUT, 105, WITHOUT, WITHOUT, 103));

    assertThat(times).containsExactly(100L, 100L, 105L, 105L, 105L, 103L);
    assertThat(statistics.statistics().firstNanos()).isEqualTo(100 * SECOND);
    assertThat(conversations.statistics().firstNanos()).isEqualTo(100 * SECOND);
    assertThat(conversations.statistics().lastNanos()).isEqualTo(105 * SECOND);
    assertThat(capture.health().earliestNanos()).isEqualTo(100 * SECOND);
    assertThat(capture.health().outOfOrder()).isEqualTo(1);
  }

  @Test
  void framesBeforeAnyTimeHaveTheFirstThatComes() throws IOException {
    long first = 1_700_000_000;
    StatisticsAnalysis statistics = new StatisticsAnalysis("timed", StatisticsOptions.DEFAULT);
    ConversationAnalysis conversations =
        new ConversationAnalysis(ConversationOptions.DEFAULT, conversation -> {});

    AnalysedCapture capture =
        new CaptureAnalysis(List.of(statistics, conversations))
            .run(timed(WITHOUT, WITHOUT, first, WITHOUT, first + 1));

    assertThat(statistics.statistics().intervals().size()).isEqualTo(1);
    assertThat(statistics.statistics().firstNanos()).isEqualTo(first * SECOND);
    assertThat(conversations.statistics().firstNanos()).isEqualTo(first * SECOND);
    assertThat(capture.health().earliestNanos()).isEqualTo(first * SECOND);
    assertThat(capture.framesWithoutTime()).isEqualTo(3);
    StringWriter report = new StringWriter();
    HtmlReport.write(ReportContent.of(statistics.statistics(), List.of(capture)), report);
    assertThat(report.toString())
        .contains("60.0 % of the frames in " + capture.name() + " have no time");
  }

  @Test
  void inACaptureThatFollowsFramesAtTheStartHaveTheTimeOfThoseBefore() throws IOException {
    long first = 1_700_000_000;
    Recorder recorder = new Recorder(NEVER, false);
    CaptureAnalysis analysis = new CaptureAnalysis(List.of(recorder));

    AnalysedCapture one = analysis.read(timed(first), AnalysisProgress.NONE);
    AnalysedCapture other = analysis.read(timed(WITHOUT, first + 9), AnalysisProgress.NONE);

    assertThat(one.framesWithoutTime()).isZero();
    assertThat(other.framesWithoutTime()).isEqualTo(1);
    assertThat(other.health().earliestNanos()).isEqualTo(first * SECOND);
  }

  @Test
  void aCaptureThatCountsFrom0BeginsAt0() throws IOException {
    AnalysedCapture capture =
        run(timed(0, 2, 86_399), new Recorder(NEVER, false), new Recorder(NEVER, true));

    assertThat(capture.health().earliestNanos()).isZero();
    assertThat(capture.framesWithoutTime()).isZero();
  }

  @Test
  void whereNoFrameHasATimeAllAreOf1970() throws IOException {
    ConversationAnalysis conversations =
        new ConversationAnalysis(ConversationOptions.DEFAULT, conversation -> {});
    StatisticsAnalysis statistics = new StatisticsAnalysis("timed", StatisticsOptions.DEFAULT);

    new CaptureAnalysis(List.of(conversations, statistics)).run(timed(WITHOUT, WITHOUT));

    assertThat(conversations.statistics().duration()).isZero();
    assertThat(conversations.statistics().firstNanos()).isZero();
    assertThat(statistics.statistics().lastNanos()).isZero();
  }

  /** Datagrams at seconds since the epoch; {@link #WITHOUT} for none. */
  private Path timed(long... seconds) throws IOException {
    Path file = folder.resolve("timed.pcap");
    try (CaptureWriter writer =
        CaptureWriter.pcap(Files.newOutputStream(file), LinkTypes.IPV4, true)) {
      for (long second : seconds) {
        ByteBuffer packet = ByteBuffer.allocate(28);
        packet.putInt(0x4500_001C).putInt(0).putInt(0x4011_0000);
        packet.putInt(0x0A00_0001).putInt(0x0A00_0002).putInt(7 << 16 | 9).putInt(8 << 16);
        writer.write(
            LinkTypes.IPV4, second * SECOND, packet.capacity(), packet, 0, packet.capacity());
      }
    }
    return file;
  }

  @Test
  @Timeout(60)
  void whereEnoughWasPipedInNoMoreIsWaitedFor() throws Exception {
    byte[] bytes = Files.readAllBytes(capture());
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    // Open for reading, too, so that opening it does not wait; it is never closed for the reader.
    try (FileChannel writer = FileChannel.open(pipe, READ, WRITE)) {
      writer.write(ByteBuffer.wrap(bytes, 0, 500)); // nine frames, and a part of the tenth
      Recorder bounded = new Recorder(8, true);

      AnalysedCapture capture = run(pipe, bounded, new Recorder(NEVER, false));

      assertThat(bounded.seen).hasSize(8);
      assertThat(capture.health().frames()).isEqualTo(8);
      assertThat(capture.fault()).isEmpty();
      assertThat(capture.complete()).isFalse();
    }
  }

  @Test
  void whoWantsNothingSeesNothing() throws IOException {
    Recorder other = new Recorder(NEVER, false);

    AnalysedCapture capture = run(capture(), new Recorder(0, true), other);

    assertThat(capture.complete()).isFalse();
    assertThat(capture.health().frames()).isZero();
    assertThat(other.seen).isEmpty();
    assertThat(other.ended).isTrue();
  }

  @Test
  void aFaultIsToldOnlyIfThePassCameThere() throws IOException {
    Path file = capture();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));

    AnalysedCapture whole = run(file, new Recorder(NEVER, false));
    AnalysedCapture part = run(file, new Recorder(FRAMES - 1, false));

    assertThat(whole.fault()).isPresent();
    assertThat(whole.health().frames()).isEqualTo(FRAMES - 1);
    assertThat(part.fault()).isEmpty();
    assertThat(part.complete()).isFalse();
  }

  @Test
  void whatAnAnalysisCannotWriteIsThrownAndNothingIsEnded() throws IOException {
    Recorder other = new Recorder(NEVER, true);
    IOException full = new IOException("the disk is full");
    Analysis writing =
        new Analysis() {
          @Override
          public void packet(Frame frame, Packet packet) {
            throw new UncheckedIOException(full);
          }

          @Override
          public void end() {
            throw new AssertionError("is not ended");
          }
        };
    Path file = capture();
    CaptureAnalysis analysis = new CaptureAnalysis(List.of(writing, other));

    assertThatThrownBy(() -> analysis.run(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasCause(full);
    assertThat(other.ended).isFalse();
  }

  @Test
  void progressIsToldNowAndThenAndAtTheEnd() throws IOException {
    List<Long> told = new ArrayList<>();

    new CaptureAnalysis(List.of(new Recorder(9000, false)))
        .read(capture(), (packets, position, size) -> told.add(packets));

    assertThat(told).startsWith(4096L, 8192L).endsWith(9000L);
  }

  @Test
  void capturesAreReadAsIfTheyWereOne() throws IOException {
    Path file = capture();
    int begin = 24; // of the file's header
    int frame = 16 + 36;
    byte[] bytes = Files.readAllBytes(file);
    Path first = folder.resolve("first.pcap");
    Path second = folder.resolve("second.pcap");
    int cut = begin + 4_999 * frame; // between the fragments of a datagram
    Files.write(first, Arrays.copyOf(bytes, cut));
    byte[] rest = Arrays.copyOfRange(bytes, cut - begin, bytes.length);
    System.arraycopy(bytes, 0, rest, 0, begin);
    Files.write(second, rest);
    Recorder whole = new Recorder(NEVER, true);
    Recorder parts = new Recorder(NEVER, true);
    Recorder some = new Recorder(6_000, true);
    run(file, whole);

    CaptureAnalysis pass = new CaptureAnalysis(List.of(parts));
    AnalysedCapture one = pass.read(first, AnalysisProgress.NONE);
    assertThat(parts.ended).isFalse();
    AnalysedCapture other = pass.read(second, AnalysisProgress.NONE);
    pass.end();
    CaptureAnalysis bounded = new CaptureAnalysis(List.of(some));
    bounded.read(first, AnalysisProgress.NONE);
    AnalysedCapture part = bounded.read(second, AnalysisProgress.NONE);
    AnalysedCapture none = bounded.read(file, AnalysisProgress.NONE);

    assertThat(parts.fragmentPorts).isEqualTo(whole.fragmentPorts);
    assertThat(parts.ended).isTrue();
    assertThat(one.health().frames()).isEqualTo(4_999);
    assertThat(other.health().frames()).isEqualTo(5_001);
    assertThat(some.seen).hasSize(6_000);
    assertThat(part.complete()).isFalse();
    assertThat(part.health().frames()).isEqualTo(1_001);
    assertThat(none.health().frames()).isZero();
  }

  @Test
  void whatIsNoCaptureIsToldAndNothingIsEnded() throws IOException {
    Path file = Files.writeString(folder.resolve("text.pcap"), "this is no capture, only text");
    Recorder recorder = new Recorder(9, true);

    CaptureAnalysis analysis = new CaptureAnalysis(List.of(recorder));

    assertThatThrownBy(() -> analysis.run(file)).isInstanceOf(NotACaptureException.class);
    assertThat(recorder.ended).isFalse();
  }
}
