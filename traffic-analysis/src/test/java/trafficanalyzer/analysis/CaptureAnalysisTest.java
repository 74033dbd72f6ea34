package trafficanalyzer.analysis;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureWriter;
import trafficanalyzer.packet.file.Frame;
import trafficanalyzer.packet.file.NotACaptureException;
import trafficanalyzer.packet.header.LinkTypes;

class CaptureAnalysisTest {
  /** Some dozen batches. */
  private static final int FRAMES = 10_000;

  private static final int NEVER = Integer.MAX_VALUE;

  @TempDir Path folder;

  private static final class Recorder implements Analysis {
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
    return new CaptureAnalysis(List.of(recorders), AnalysisProgress.NONE).run(file);
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
    CaptureAnalysis analysis = new CaptureAnalysis(List.of(writing, other), AnalysisProgress.NONE);

    assertThatThrownBy(() -> analysis.run(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasCause(full);
    assertThat(other.ended).isFalse();
  }

  @Test
  void progressIsToldNowAndThenAndAtTheEnd() throws IOException {
    List<Long> told = new ArrayList<>();

    new CaptureAnalysis(
            List.of(new Recorder(9000, false)), (packets, position, size) -> told.add(packets))
        .run(capture());

    assertThat(told).startsWith(4096L, 8192L).endsWith(9000L);
  }

  @Test
  void whatIsNoCaptureIsToldAndNothingIsEnded() throws IOException {
    Path file = Files.writeString(folder.resolve("text.pcap"), "this is no capture, only text");
    Recorder recorder = new Recorder(9, true);

    CaptureAnalysis analysis = new CaptureAnalysis(List.of(recorder), AnalysisProgress.NONE);

    assertThatThrownBy(() -> analysis.run(file)).isInstanceOf(NotACaptureException.class);
    assertThat(recorder.ended).isFalse();
  }
}
