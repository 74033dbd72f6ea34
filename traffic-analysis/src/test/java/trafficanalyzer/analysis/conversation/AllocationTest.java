package trafficanalyzer.analysis.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureReader;

class AllocationTest {
  private static final int PACKETS = 100_000;

  /** Series over time grow, and get coarser, in some readings, but not in all. */
  private static final int READINGS = 5;

  @TempDir Path folder;

  @Test
  void aPacketOfAKnownConversationAllocatesNothing() throws IOException {
    TestCapture capture = new TestCapture();
    for (int i = 0; i < PACKETS; i++) {
      String client = "10.0.0.1:" + (40_000 + i % 50);
      if (i % 2 == 0) {
        capture.tcp(i, client, "192.0.2.1:443", 0x10, 1 + i / 100 * 100, 1, new byte[i % 7 * 100]);
      } else {
        capture.udp(i, "192.0.2.1:999", client, new byte[10]);
      }
    }
    Path file = capture.in(folder);
    ConversationAnalysis analysis =
        new ConversationAnalysis(ConversationOptions.DEFAULT, conversation -> {});
    read(file, analysis);

    long least = Long.MAX_VALUE;
    for (int i = 0; i < READINGS; i++) {
      least = Math.min(least, allocated(file, analysis));
    }

    assertThat(analysis.packets()).isEqualTo((1 + READINGS) * PACKETS);
    assertThat(least).as("bytes for opening the file, and all packets").isLessThan(PACKETS);
  }

  private static long allocated(Path file, ConversationAnalysis analysis) throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    read(file, analysis);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static void read(Path file, ConversationAnalysis analysis) throws IOException {
    Packet packet = new Packet();
    try (CaptureReader reader = CaptureReader.open(file)) {
      while (reader.next()) {
        packet.wrap(reader);
        analysis.packet(reader, packet);
      }
    }
  }
}
