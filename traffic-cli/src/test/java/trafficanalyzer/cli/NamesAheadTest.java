package trafficanalyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.name.FlowName;
import trafficanalyzer.packet.name.NameObservation;
import trafficanalyzer.packet.name.NameOptions;
import trafficanalyzer.packet.name.NameSink;

class NamesAheadTest {
  private static final String HOST = "www.example.com";

  @TempDir private Path folder;

  /** For each name that was told, the frame that the reader stood on. */
  private final List<Long> toldAt = new ArrayList<>();

  private CaptureReader reader;

  private final NameSink sink =
      new NameSink() {
        @Override
        public void add(NameObservation observation) {
          throw new AssertionError("there is no DNS in it");
        }

        @Override
        public void add(FlowName name) {
          assertThat(name.hostname()).isEqualTo(HOST);
          toldAt.add(reader.frameNumber());
        }
      };

  /** Requests at some frames, a second apart or less, and frames that say nothing. */
  private Path capture(int frames, long nanosApart, Integer... requests) throws IOException {
    byte[] text =
        ("GET / HTTP/1.1\r\nHost: " + HOST + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer file = ByteBuffer.allocate(24 + frames * (16 + 40 + text.length));
    file.putInt(0xA1B23C4D).putInt(0x0002_0004).putLong(0).putInt(65_535).putInt(228); // raw IPv4
    for (int frame = 1; frame <= frames; frame++) {
      int content = List.of(requests).contains(frame) ? text.length : 0;
      long time = frame * nanosApart;
      file.putInt((int) (time / 1_000_000_000)).putInt((int) (time % 1_000_000_000));
      file.putInt(40 + content).putInt(40 + content);
      file.putInt(0x4500 << 16 | 40 + content).putInt(0).putInt(0x4006_0000);
      file.putInt(0x0A000001).putInt(0xC0000201);
      file.putInt((1024 + frame % 60_000) << 16 | 80).putInt(1).putInt(1);
      file.putInt(0x5018_FFFF).putInt(0).put(text, 0, content);
    }
    Path path = folder.resolve("capture.pcap");
    Files.write(path, Arrays.copyOf(file.array(), file.position()));
    return path;
  }

  private void readAll(Path file) throws IOException {
    try (NamesAhead ahead = new NamesAhead(file, NameOptions.DEFAULT, sink);
        CaptureReader packets = CaptureReader.open(file)) {
      reader = packets;
      while (reader.next()) {
        ahead.of(row());
      }
    }
  }

  @Test
  void namesAreToldBeforeTheirPacketsAreReached() throws IOException {
    readAll(capture(60_000, 100_000_000, 5, 15_000, 45_000));

    assertThat(toldAt.get(0)).isEqualTo(1);
    assertThat(toldAt.get(1)).isEqualTo(1);
    assertThat(toldAt.get(2)).isBetween(10_001L, 30_001L);
  }

  @Test
  void theyAreToldAtTheSamePacketsEachTime() throws IOException {
    Path file = capture(60_000, 1_000_000, 5, 25_000, 45_000, 59_999);
    readAll(file);
    List<Long> firstTime = List.copyOf(toldAt);
    toldAt.clear();

    readAll(file);

    assertThat(toldAt).isEqualTo(firstTime).hasSize(4);
  }

  @Test
  void nobodyNeedsToReadToTheEnd() throws IOException {
    Path file = capture(60_000, 1_000_000_000, 59_999);
    try (NamesAhead ahead = new NamesAhead(file, NameOptions.DEFAULT, sink);
        CaptureReader packets = CaptureReader.open(file)) {
      reader = packets;
      assertThat(reader.next()).isTrue();
      ahead.of(row());
    }

    assertThat(toldAt).isEmpty();
  }

  @Test
  void aFileThatIsNotThereIsToldAtOnce() {
    assertThatIOException()
        .isThrownBy(() -> new NamesAhead(folder.resolve("none"), NameOptions.DEFAULT, sink));
  }

  private PacketRow row() {
    PacketRow row = new PacketRow();
    row.take(reader);
    return row;
  }
}
