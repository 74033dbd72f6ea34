package trafficanalyzer.packet.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import trafficanalyzer.packet.Frames;

/** Who writes into a pipe may take time for the next packet: those that came are told at once. */
class PipedCaptureTest {
  private static final byte[] FRAME = Frames.hex("0102030405");

  @Test
  void aFrameIsThereAsSoonAsItsLastByteIs() throws IOException {
    byte[] pcap = new CaptureBuilder(1).frame(1, 0, FRAME).frame(2, 0, FRAME).bytes();
    framesComeWithTheirLastBytes(pcap, 45, 66);
    byte[] pcapng =
        new PcapngBuilder(ByteOrder.LITTLE_ENDIAN)
            .networkInterface(1)
            .packet(0, 1, FRAME)
            .packet(0, 2, FRAME)
            .bytes();
    framesComeWithTheirLastBytes(pcapng, 88, 128);
  }

  private static void framesComeWithTheirLastBytes(byte[] file, int first, int second)
      throws IOException {
    Pipe pipe = Pipe.open();
    Deque<byte[]> portions = new ArrayDeque<>();
    portions.add(Arrays.copyOfRange(file, first - 1, first));
    portions.add(Arrays.copyOfRange(file, first, second));
    pipe.sink().write(ByteBuffer.wrap(file, 0, first - 1));
    try (Pipe.SinkChannel sink = pipe.sink();
        CaptureReader reader = CaptureReader.open(pipe.source(), "pipe")) {
      // Would this read more than is there, it would wait for ever: each portion is only written
      // when the one before was asked for.
      reader.beforeWaiting(
          () -> {
            write(portions, sink);
            return true;
          });
      assertThat(reader.next()).isTrue();
      assertThat(portions).as("asked for once").hasSize(1);
      assertThat(reader.next()).isTrue();
      assertThat(portions).isEmpty();
      reader.beforeWaiting(
          () -> {
            close(sink);
            return true;
          });
      assertThat(reader.next()).isFalse();
      assertThat(reader.fault()).isEmpty();
      assertThat(reader.size()).isZero();
    }
  }

  @Test
  void whereNoMoreIsWantedReadingEndsInsteadOfWaiting() throws IOException {
    Pipe pipe = Pipe.open();
    byte[] pcap = new CaptureBuilder(1).frame(1, 0, FRAME).frame(2, 0, FRAME).bytes();
    pipe.sink().write(ByteBuffer.wrap(pcap, 0, 50));
    try (Pipe.SinkChannel sink = pipe.sink();
        CaptureReader reader = CaptureReader.open(pipe.source(), "pipe")) {
      reader.beforeWaiting(() -> false);
      assertThat(reader.next()).isTrue();
      assertThat(reader.next()).isFalse(); // would wait for ever, as the other end stays open
      assertThat(sink.isOpen()).isTrue();
    }
  }

  @Test
  void gzipThatIsFlushedIsReadAsItComesAndTheNextMemberIsWaitedFor() throws IOException {
    Pipe pipe = Pipe.open();
    byte[] file = new CaptureBuilder(1).frame(1, 0, FRAME).frame(2, 0, FRAME).bytes();
    try (Pipe.SinkChannel sink = pipe.sink()) {
      GZIPOutputStream first = new GZIPOutputStream(Channels.newOutputStream(sink), 512, true);
      first.write(file, 0, 45);
      first.flush();
      try (CaptureReader reader = CaptureReader.open(pipe.source(), "pipe")) {
        reader.beforeWaiting(
            () -> {
              throw new AssertionError("waits though a frame is there");
            });
        assertThat(reader.next()).isTrue();
        boolean[] asked = {false};
        reader.beforeWaiting(
            () -> {
              if (!asked[0]) {
                asked[0] = true;
                finish(first, file, sink);
              }
              return true;
            });
        assertThat(reader.next()).isTrue();
        assertThat(reader.next()).isFalse();
        assertThat(reader.fault()).isEmpty();
      }
    }
  }

  private static void finish(GZIPOutputStream first, byte[] file, Pipe.SinkChannel sink) {
    try {
      first.finish();
      sink.write(
          ByteBuffer.wrap(
              Compressed.by(Compression.GZIP, Arrays.copyOfRange(file, 45, file.length))));
      sink.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void write(Deque<byte[]> portions, Pipe.SinkChannel sink) {
    try {
      sink.write(ByteBuffer.wrap(portions.remove()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void close(Pipe.SinkChannel sink) {
    try {
      sink.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
