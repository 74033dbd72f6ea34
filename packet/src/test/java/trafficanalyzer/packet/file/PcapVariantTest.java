package trafficanalyzer.packet.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trafficanalyzer.packet.file.ReadFrames.Frame;

class PcapVariantTest {
  @ParameterizedTest
  @CsvSource({
    "a1b2c3d4, 16, LITTLE_ENDIAN, 1, 'pcap, microseconds, little-endian'",
    "a1b2c3d4, 24, LITTLE_ENDIAN, 3, 'pcap (modified), microseconds, little-endian'",
    "a1b2c3d4, 24, BIG_ENDIAN,    2, 'pcap (modified), microseconds, big-endian'",
    "a1b2cd34, 24, LITTLE_ENDIAN, 1, 'pcap (modified), microseconds, little-endian'",
    "a1b2cd34, 24, BIG_ENDIAN,    3, 'pcap (modified), microseconds, big-endian'",
    "a1b2cd34, 28, LITTLE_ENDIAN, 3, 'pcap (modified), microseconds, little-endian'",
    "a1b2cd34, 28, BIG_ENDIAN,    2, 'pcap (modified), microseconds, big-endian'",
  })
  void thePatchShowsInTheFirstRecords(
      String magic, int headerLength, String order, int frames, String format) throws IOException {
    byte[] file = file(Integer.parseUnsignedInt(magic, 16), headerLength, order, frames);
    ReadFrames read = ReadFrames.of(file);
    assertThat(read.problem()).isEmpty();
    assertThat(read.frames()).hasSize(frames);
    for (int i = 0; i < frames; i++) {
      assertThat(read.frames().get(i))
          .isEqualTo(
              new Frame(i + 1, 1_700_000_000_000_000_000L + i * 1000L, 1, 60, "ee".repeat(60)));
    }
    try (CaptureReader reader = ReadFrames.open(file)) {
      assertThat(reader.format()).isEqualTo(format);
    }
  }

  private static byte[] file(int magic, int headerLength, String orderName, int frames) {
    ByteOrder order =
        orderName.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new CaptureBuilder(1).order(order).magic(magic).bytes());
    byte[] frame = new byte[60];
    Arrays.fill(frame, (byte) 0xEE);
    for (int i = 0; i < frames; i++) {
      ByteBuffer header = ByteBuffer.allocate(headerLength).order(order);
      header.putInt(1_700_000_000).putInt(i).putInt(60).putInt(60);
      if (headerLength > 16) {
        header.putInt(2).putShort((short) 0x0800).put((byte) 4).put((byte) 0x7F);
      }
      if (headerLength > 24) {
        header.putInt(0x7F7F7F7F);
      }
      file.writeBytes(header.array());
      file.writeBytes(frame);
    }
    return file.toByteArray();
  }
}
