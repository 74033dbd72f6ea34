package trafficanalyzer.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureReader;

class StatisticsAllocationTest {
  private static final int PACKETS = 100_000;

  @TempDir Path folder;

  @Test
  void nothingIsAllocatedForAPacket() throws IOException {
    List<Sent> trace = Trace.random(1, PACKETS, 0.00005);
    List<Sent> twice = new ArrayList<>(trace);
    trace.forEach(sent -> twice.add(sent.at(sent.nanos() + 1_000)));
    Path once = Trace.write(folder.resolve("once.pcap"), trace);
    Path both = Trace.write(folder.resolve("both.pcap"), twice);
    allocated(both); // classes are loaded

    long more = allocated(both) - allocated(once);

    assertThat((double) more / PACKETS).isLessThan(1);
  }

  /** All in this thread, whose allocations are counted. */
  private static long allocated(Path file) throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    StatisticsAnalysis analysis =
        new StatisticsAnalysis(
            "trace", StatisticsOptions.DEFAULT.withInterval(Duration.ofSeconds(60)));
    Packet packet = new Packet();
    try (CaptureReader reader = CaptureReader.open(file)) {
      while (reader.next()) {
        packet.wrap(reader);
        analysis.packet(reader, packet);
      }
    }
    analysis.end();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
