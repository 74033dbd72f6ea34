package trafficanalyzer.benchmarks.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.packet.file.CaptureReader;

class RealTrafficTest {
  private static final long GAP = Clock.LONGEST_GAP_NANOS;

  @TempDir private Path folder;

  /** Frames of one byte, which is the frame's number. */
  private Path capture(String name, long... timestamps) throws IOException {
    Path file = folder.resolve(name);
    try (PcapWriter out = new PcapWriter(file)) {
      for (int i = 0; i < timestamps.length; i++) {
        out.write(timestamps[i], ByteBuffer.wrap(new byte[] {0, (byte) i}), 1, 1, 60 + i);
      }
    }
    return file;
  }

  private static List<String> packets(Path file) throws IOException {
    List<String> packets = new ArrayList<>();
    try (CaptureReader reader = CaptureReader.open(file)) {
      while (reader.next()) {
        packets.add(
            "%d of %d at %d"
                .formatted(
                    reader.buffer().get(reader.offset()),
                    reader.wireLength(),
                    reader.timestampNanos() - Clock.START_NANOS));
      }
      assertThat(reader.fault()).isEmpty();
    }
    return packets;
  }

  @Test
  void capturesOfAFolderFollowEachOther() throws IOException {
    Files.createDirectory(folder.resolve("in"));
    capture("in/a.pcap", 5_000_000_007L, 5_000_000_009L);
    capture("in/b.pcap", 3, 6);
    Files.writeString(folder.resolve("in/notes.txt"), "no capture");
    Path all = folder.resolve("all.pcap");

    RealTraffic.Gathered gathered = RealTraffic.gather(folder.resolve("in"), all);

    assertThat(gathered).isEqualTo(new RealTraffic.Gathered(4, 2, 1));
    assertThat(packets(all))
        .containsExactly("0 of 60 at 0", "1 of 61 at 2", "0 of 60 at 2", "1 of 61 at 5");
  }

  @Test
  void timeNeitherGoesBackNorLeaps() throws IOException {
    Path leaping = capture("leaping.pcap", 4_000_000_000L, 3_000_000_000L, 900_000_000_000L);
    Path calm = folder.resolve("calm.pcap");

    RealTraffic.repeat(leaping, calm, 3);

    assertThat(packets(calm)).containsExactly("0 of 60 at 0", "1 of 61 at 0", "2 of 62 at " + GAP);
  }

  @Test
  void aCaptureIsRepeatedUntilThereAreSoManyPackets() throws IOException {
    Path one = capture("one.pcap", 10, 11);
    Path many = folder.resolve("many.pcap");

    RealTraffic.repeat(one, many, 5);

    assertThat(packets(many))
        .containsExactly(
            "0 of 60 at 0", "1 of 61 at 1", "0 of 60 at 1", "1 of 61 at 2", "0 of 60 at 2");
  }

  @Test
  void anEmptyCaptureStaysEmpty() throws IOException {
    Path many = folder.resolve("many.pcap");

    RealTraffic.repeat(capture("empty.pcap"), many, 5);

    assertThat(packets(many)).isEmpty();
  }
}
