package trafficanalyzer.packet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trafficanalyzer.packet.Frames.hex;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trafficanalyzer.packet.file.ReadFrames.Frame;

class CaptureWriterTest {
  private static final ByteBuffer FRAME = ByteBuffer.wrap(hex("ff 0102030405 ff"));

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void classicPcapKeepsNanosecondsWhereTheyAreWanted(boolean nanoseconds) throws IOException {
    try (CaptureWriter writer = CaptureWriter.pcap(file, 113, nanoseconds)) {
      writer.write(113, 1_700_000_000_123_456_789L, 1500, FRAME, 1, 5);
      writer.write(113, 4_294_967_295_000_000_000L, 0, FRAME, 1, 0);
      assertThat(writer.frames()).isEqualTo(2);
    }
    ReadFrames read = ReadFrames.of(file.toByteArray());
    assertThat(read.problem()).isEmpty();
    assertThat(read.frames())
        .containsExactly(
            new Frame(
                1, 1_700_000_000_123_456_000L + (nanoseconds ? 789 : 0), 113, 1500, "0102030405"),
            new Frame(2, 4_294_967_295_000_000_000L, 113, 0, ""));
  }

  @Test
  void pcapngHoldsSeveralLinkTypesAndAnyTime() throws IOException {
    long[] times = {0, 1_700_000_000_123_456_789L, -1, Long.MIN_VALUE, Long.MAX_VALUE};
    try (CaptureWriter writer = CaptureWriter.pcapng(file)) {
      for (int i = 0; i < 20; i++) {
        writer.write(i % 3, times[i % 5], 1500 + i, FRAME, 1, i % 6);
      }
    }
    ReadFrames read = ReadFrames.of(file.toByteArray());
    assertThat(read.problem()).isEmpty();
    for (int i = 0; i < 20; i++) {
      String bytes = "0102030405".substring(0, 2 * Math.min(5, i % 6));
      assertThat(read.frames().get(i))
          .isEqualTo(new Frame(i + 1, times[i % 5], i % 3, 1500 + i, bytes));
    }
  }

  @Test
  void theLargestFramesAreWhole() throws IOException {
    ByteBuffer large = ByteBuffer.allocateDirect(CaptureFormat.LONGEST_FRAME);
    try (CaptureWriter writer = CaptureWriter.pcapng(file)) {
      for (int i = 0; i < 5; i++) {
        writer.write(1, i, large.capacity(), large, 0, large.capacity());
      }
    }
    assertThat(ReadFrames.of(file.toByteArray()).frames()).hasSize(5);
  }

  @Test
  void whatAFormatHasNoRoomForIsSaid() throws IOException {
    try (CaptureWriter writer = CaptureWriter.pcap(file, 1, false)) {
      assertThatThrownBy(() -> writer.write(113, 1, 5, FRAME, 1, 5))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("one link type, here 1, and frame 1 has 113");
      assertThatThrownBy(() -> writer.write(1, -1, 5, FRAME, 1, 5))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("times from 1970 to 2106");
    }
    try (CaptureWriter writer = CaptureWriter.pcapng(file)) {
      assertThatThrownBy(() -> writer.write(-1, 1, 5, FRAME, 1, 5))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no number");
    }
  }

  @Test
  void whatAReaderReadIsWrittenTheSame() throws IOException {
    byte[] source =
        new PcapngBuilder(ByteOrder.BIG_ENDIAN)
            .networkInterface(1)
            .networkInterface(113)
            .packet(1, 5, hex("01"))
            .packet(0, 6, hex("0203"))
            .bytes();
    try (CaptureReader reader = ReadFrames.open(source);
        CaptureWriter writer = CaptureWriter.pcapng(file)) {
      while (reader.next()) {
        writer.write(reader);
      }
    }
    assertThat(ReadFrames.of(file.toByteArray())).isEqualTo(ReadFrames.of(source));
  }
}
