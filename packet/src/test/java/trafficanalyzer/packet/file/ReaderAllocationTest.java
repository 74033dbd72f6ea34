package trafficanalyzer.packet.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReaderAllocationTest {
  private static final int FRAMES = 100_000;

  @TempDir Path folder;

  @Test
  void nothingIsAllocatedForAFrameOfPcapng() throws IOException {
    byte[] frame = new byte[100];
    PcapngBuilder builder =
        new PcapngBuilder(ByteOrder.LITTLE_ENDIAN)
            .networkInterface(1)
            .networkInterface(113, 0, PcapngBuilder.timeResolution(0x80 | 32));
    for (int i = 0; i < FRAMES; i++) {
      builder.packet(i % 2, i, frame);
    }
    allocatesNothing(builder.bytes());
    allocatesNothing(Compressed.by(Compression.ZSTD, builder.bytes()));
  }

  private void allocatesNothing(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("many"), bytes);
    // Once before, for what is loaded and linked on first use.
    assertThat(frames(file)).isEqualTo(FRAMES);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    frames(file);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).as("bytes for opening the file and all frames").isLessThan(FRAMES / 2);
  }

  private static long frames(Path file) throws IOException {
    try (CaptureReader reader = CaptureReader.open(file)) {
      while (reader.next()) {
        assertThatIsCheap(reader);
      }
      return reader.frameNumber();
    }
  }

  /** AssertJ would allocate. */
  private static void assertThatIsCheap(CaptureReader reader) {
    if (reader.capturedLength() != 100) {
      throw new AssertionError("frame " + reader.frameNumber());
    }
  }
}
