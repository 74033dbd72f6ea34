package trafficanalyzer.packet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PreviewTest {
  private static final long SECOND = 1_000_000_000L;
  private static final byte[] LARGE = new byte[200_000];

  @TempDir Path folder;

  /** Frames without a time, and then one with; their lengths tell them apart. */
  private static CaptureBuilder capture(int without, byte[] frame) {
    CaptureBuilder capture = new CaptureBuilder(1);
    for (int i = 0; i < without; i++) {
      capture.frame(0, 0, frame);
    }
    return capture.frame(7, 0, new byte[] {1}).frame(8, 0, new byte[] {2, 2});
  }

  private static void everyFrameIsStillRead(CaptureReader reader, int without, int length)
      throws IOException {
    for (int i = 0; i < without; i++) {
      assertThat(reader.next()).isTrue();
      assertThat(reader.timestampNanos()).isZero();
      assertThat(reader.capturedLength()).isEqualTo(length);
    }
    assertThat(reader.next()).isTrue();
    assertThat(reader.timestampNanos()).isEqualTo(7 * SECOND);
    assertThat(reader.buffer().get(reader.offset())).isEqualTo((byte) 1);
    assertThat(reader.next()).isTrue();
    assertThat(reader.frameNumber()).isEqualTo(without + 2);
    assertThat(reader.next()).isFalse();
    assertThat(reader.fault()).isEmpty();
  }

  @Test
  void theFirstTimeIsToldAndNoFrameIsPassedOver() throws IOException {
    for (int without : new int[] {0, 1, 1_000}) {
      byte[] frame = new byte[500];
      Path file = capture(without, frame).write(folder.resolve("file.pcap"));
      for (Path path : new Path[] {file, compressed(file)}) {
        try (CaptureReader reader = CaptureReader.openAhead(path)) {
          assertThat(reader.firstTimeNanos()).isEqualTo(7 * SECOND);
          reader.readOnInto(() -> ByteBuffer.allocateDirect(1 << 18));
          everyFrameIsStillRead(reader, without, frame.length);
        }
      }
    }
  }

  private static Path compressed(Path file) throws IOException {
    return Files.write(
        file.resolveSibling("file.pcap.gz"),
        Compressed.by(Compression.GZIP, Files.readAllBytes(file)));
  }

  @Test
  void noMoreIsLookedAtThanFitsIntoTheWindow() throws IOException {
    Path file = capture(5, LARGE).write(folder.resolve("file.pcap"));
    Path longer = capture(6, LARGE).write(folder.resolve("longer.pcap"));

    try (CaptureReader reader = CaptureReader.open(file)) {
      assertThat(reader.firstTimeNanos()).isEqualTo(7 * SECOND);
      everyFrameIsStillRead(reader, 5, LARGE.length);
    }
    try (CaptureReader reader = CaptureReader.open(longer)) {
      assertThat(reader.firstTimeNanos()).isZero();
      everyFrameIsStillRead(reader, 6, LARGE.length);
    }
  }

  @Test
  void simplePacketBlocksHaveNoTime() throws IOException {
    byte[] frame = new byte[60];
    byte[] file =
        new PcapngBuilder(ByteOrder.BIG_ENDIAN)
            .networkInterface(1)
            .simplePacket(60, frame)
            .packet(0, 7_000_000, frame)
            .bytes();

    try (CaptureReader reader =
        CaptureReader.open(Channels.newChannel(new ByteArrayInputStream(file)), "bytes")) {
      assertThat(reader.firstTimeNanos()).isEqualTo(7 * SECOND);
      assertThat(reader.next()).isTrue();
      assertThat(reader.timestampNanos()).isZero();
      assertThat(reader.next()).isTrue();
      assertThat(reader.next()).isFalse();
    }
  }

  @Test
  @Timeout(60)
  void ofWhatIsPipedInNoMoreIsWaitedForThanTheFirstTime() throws IOException {
    Pipe pipe = Pipe.open();
    byte[] file = capture(1, new byte[5]).bytes();
    pipe.sink().write(ByteBuffer.wrap(file, 0, file.length - 1));
    try (CaptureReader reader = CaptureReader.open(pipe.source(), "pipe")) {
      assertThat(reader.firstTimeNanos()).isEqualTo(7 * SECOND);
      pipe.sink().write(ByteBuffer.wrap(file, file.length - 1, 1));
      pipe.sink().close();
      everyFrameIsStillRead(reader, 1, 5);
    }
  }

  @Test
  void damageIsToldWhenItIsRead() throws IOException {
    byte[] file = new CaptureBuilder(1).frame(0, 0, new byte[9]).bytes();
    Path cut = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(file, file.length - 1));

    try (CaptureReader reader = CaptureReader.open(cut)) {
      assertThat(reader.firstTimeNanos()).isZero();
      assertThat(reader.fault()).isEmpty();
      assertThat(reader.next()).isFalse();
      assertThat(reader.fault()).isPresent();
    }
  }

  @Test
  void onceTheWindowHasMovedItIsTooLate() throws IOException {
    Path file = capture(3, LARGE).write(folder.resolve("file.pcap"));
    try (CaptureReader reader =
        CaptureReader.open(Channels.newChannel(Files.newInputStream(file)), "s")) {
      while (reader.next()) {
        assertThat(reader.capturedLength()).isPositive();
      }
      assertThatThrownBy(reader::firstTimeNanos).isInstanceOf(IllegalStateException.class);
    }
  }
}
