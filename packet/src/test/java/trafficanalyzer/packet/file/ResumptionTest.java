package trafficanalyzer.packet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static trafficanalyzer.packet.Frames.join;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import trafficanalyzer.packet.file.ReadFrames.Frame;

class ResumptionTest {
  private static final int FRAMES = 4000;

  private final Random random = new Random(5);
  private final List<byte[]> frames = new ArrayList<>();

  ResumptionTest() {
    for (int i = 0; i < FRAMES; i++) {
      byte[] frame = new byte[60 + random.nextInt(1400)];
      random.nextBytes(frame);
      frames.add(frame);
    }
  }

  @Test
  void whatIsDamagedInPcapIsLeftOutAndAllElseIsRead() throws IOException {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      CaptureBuilder builder = new CaptureBuilder(1).order(order);
      for (int i = 0; i < FRAMES; i++) {
        builder.frame(1_700_000_000L + i / 100, i, frames.get(i));
      }
      savesAllButAFew(builder.bytes());
    }
  }

  @Test
  void whatIsDamagedInPcapngIsLeftOutAndAllElseIsRead() throws IOException {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      PcapngBuilder builder = new PcapngBuilder(order).networkInterface(1);
      for (int i = 0; i < FRAMES; i++) {
        builder.packet(0, 1_700_000_000_000_000L + i, frames.get(i));
      }
      savesAllButAFew(builder.bytes());
    }
  }

  private void savesAllButAFew(byte[] whole) throws IOException {
    List<Frame> all = ReadFrames.of(whole).frames();
    assertThat(all).hasSize(FRAMES);
    for (int round = 0; round < 5; round++) {
      byte[] damaged = whole;
      int holes = 10;
      for (int i = 0; i < holes; i++) {
        int at = 1000 + random.nextInt(damaged.length - 4000);
        damaged =
            join(
                Arrays.copyOf(damaged, at),
                Arrays.copyOfRange(damaged, at + 1 + random.nextInt(2000), damaged.length));
      }
      List<String> saved = new ArrayList<>();
      long faults = 0;
      try (CaptureReader reader = ReadFrames.open(damaged)) {
        do {
          while (reader.next()) {
            saved.add(ReadFrames.frame(reader).bytes());
          }
          faults += reader.fault().isPresent() ? 1 : 0;
        } while (reader.resume());
        assertThat(reader.streamPosition()).isEqualTo(damaged.length);
      }
      assertThat(faults).isPositive();
      List<String> written = all.stream().map(Frame::bytes).toList();
      // Two frames at most that a hole begins and ends in, those within it, and one found late.
      assertThat(written.stream().filter(saved::contains).count())
          .isGreaterThanOrEqualTo(FRAMES - 6L * holes);
    }
  }

  @Test
  void zerosAreNoRecords() throws IOException {
    CaptureBuilder builder = new CaptureBuilder(1);
    builder.frame(1_700_000_000L, 0, frames.get(0));
    byte[] begin = builder.bytes();
    byte[] record = Arrays.copyOfRange(begin, PcapFormat.FILE_HEADER_LENGTH, begin.length);
    byte[] insane = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 127, 0, 0, 0, 0};
    byte[] file = join(begin, insane, new byte[2_000_000], record, record);
    try (CaptureReader reader = ReadFrames.open(file)) {
      assertThat(reader.next()).isTrue();
      assertThat(reader.next()).isFalse();
      assertThat(reader.fault()).isPresent();
      assertThat(reader.resume()).isTrue();
      assertThat(reader.streamPosition()).isEqualTo(file.length - 2L * record.length);
      assertThat(reader.next()).isTrue();
      assertThat(reader.frameNumber()).isEqualTo(2);
      assertThat(reader.next()).isTrue();
      assertThat(reader.next()).isFalse();
      assertThat(reader.fault()).isEmpty();
      assertThat(reader.resume()).as("nothing to resume after").isFalse();
    }
  }

  @Test
  void whereNoRecordFollowsTheEndIsReached() throws IOException {
    byte[] file = join(new CaptureBuilder(1).frame(1, 0, frames.get(0)).bytes(), new byte[100]);
    file[file.length - 89] = 127;
    try (CaptureReader reader = ReadFrames.open(file)) {
      assertThat(reader.next()).isTrue();
      assertThat(reader.next()).isFalse();
      assertThat(reader.resume()).isFalse();
      assertThat(reader.streamPosition()).isEqualTo(file.length);
      assertThat(reader.next()).isFalse();
    }
  }
}
