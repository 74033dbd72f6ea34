package trafficanalyzer.packet.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureReader;

class PacketStagesTest {
  private static final int FRAMES = 30_000;
  private static final int HEADERS = 28;

  @TempDir private Path folder;
  private Path file;

  /** UDP over raw IPv4; the content is the frame's number, again and again. */
  @BeforeEach
  void write() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(FRAMES * 700);
    bytes.putInt(0xA1B23C4D).putInt(0x0002_0004).putLong(0).putInt(65_535).putInt(228);
    for (int frame = 1; frame <= FRAMES; frame++) {
      int length = HEADERS + content(frame);
      bytes.putInt(frame).putInt(0).putInt(length).putInt(length);
      bytes.putInt(0x4500 << 16 | length).putInt(0).putInt(0x4011_0000);
      bytes.putInt(0x0A000001).putInt(0xC0000201);
      bytes.putInt(1024 << 16 | 9).putInt(length - 20 << 16);
      for (int i = 0; i < content(frame) / 4; i++) {
        bytes.putInt(frame);
      }
    }
    file = folder.resolve("a.pcap");
    Files.write(file, Arrays.copyOf(bytes.array(), bytes.position()));
  }

  /** Most are small; some fill a good part of a buffer. */
  private static int content(int frame) {
    return frame % 500 == 0 ? 60_000 : frame * 8 % 1000;
  }

  @Test
  void eachPacketGoesThroughAllStagesInOrderWhereAsked() throws IOException {
    List<Long> ordered = new ArrayList<>();
    AtomicLong together = new AtomicLong();
    List<Long> last = new ArrayList<>();
    try (CaptureReader reader = CaptureReader.open(file);
        PacketStages<PacketBatch<StagedPacket>> stages = stages(reader)) {
      stages
          .inOrder(batch -> batch.forEach(row -> ordered.add(row.frameNumber())))
          .together(
              batch ->
                  batch.forEach(
                      row -> together.addAndGet(isUntouched(row) ? row.frameNumber() : -1)))
          .inOrder(batch -> batch.forEach(row -> last.add(row.frameNumber())));
      while (reader.next()) {
        stages.take();
      }
      stages.finish();
      assertThat(reader.fault()).isEmpty();
    }
    List<Long> all = LongStream.rangeClosed(1, FRAMES).boxed().toList();
    assertThat(ordered).isEqualTo(all);
    assertThat(together).hasValue((long) FRAMES * (FRAMES + 1) / 2);
    assertThat(last).isEqualTo(all);
  }

  private static PacketStages<PacketBatch<StagedPacket>> stages(CaptureReader reader) {
    return new PacketStages<>(reader, () -> new PacketBatch<>(StagedPacket::new));
  }

  private static boolean isUntouched(StagedPacket row) {
    Packet packet = row.packet();
    boolean untouched = packet.payloadLength() == content((int) row.frameNumber());
    for (int at = 0; untouched && at + 4 <= packet.payloadLength(); at += 4) {
      untouched = packet.buffer().getInt(packet.payloadOffset() + at) == row.frameNumber();
    }
    return untouched;
  }

  @Test
  void laterStagesSeeNoPacketThatAStageDidNotWant() throws IOException {
    List<Long> seen = new ArrayList<>();
    try (CaptureReader reader = CaptureReader.open(file);
        PacketStages<PacketBatch<StagedPacket>> stages = stages(reader)) {
      stages
          .inOrder(batch -> batch.keepWhile(row -> row.frameNumber() <= 1000))
          .inOrder(batch -> batch.forEach(row -> seen.add(row.frameNumber())));
      while (reader.next()) {
        stages.take();
      }
      stages.finish();
    }
    assertThat(seen).isEqualTo(LongStream.rangeClosed(1, 1000).boxed().toList());
  }

  @Test
  void moreMayBeTakenAfterAllWasDone() throws IOException {
    List<Long> seen = new ArrayList<>();
    try (CaptureReader reader = CaptureReader.open(file);
        PacketStages<PacketBatch<StagedPacket>> stages = stages(reader)) {
      stages.inOrder(batch -> batch.forEach(row -> seen.add(row.frameNumber())));
      while (reader.next()) {
        stages.take();
        if (reader.frameNumber() % 7001 == 0) {
          stages.finish();
          assertThat(seen).hasSize((int) reader.frameNumber());
        }
      }
      stages.finish();
    }
    assertThat(seen).isEqualTo(LongStream.rangeClosed(1, FRAMES).boxed().toList());
  }

  @Test
  void whatAStageCannotReadIsAnErrorOfReading() throws IOException {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(
            () ->
                run(
                    batch -> {
                      throw new UncheckedIOException(new IOException("the disk is gone"));
                    }))
        .havingCause()
        .withMessage("the disk is gone");
  }

  @Test
  void whatAStageCannotHandleIsNotKeptToItself() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                run(
                    batch -> {
                      throw new ArithmeticException("a mistake of ours");
                    }))
        .havingRootCause()
        .withMessage("a mistake of ours");
  }

  private void run(Consumer<PacketBatch<StagedPacket>> stage) throws IOException {
    try (CaptureReader reader = CaptureReader.open(file);
        PacketStages<PacketBatch<StagedPacket>> stages = stages(reader)) {
      stages.inOrder(stage);
      while (reader.next()) {
        stages.take();
      }
      stages.finish();
    }
  }
}
