package trafficanalyzer.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatisticsAllocationTest {
  private static final int PACKETS = 100_000;

  @TempDir Path folder;

  @Test
  void nothingIsAllocatedForAPacket() {
    List<Sent> trace = Trace.random(1, PACKETS, 0.00005);
    List<Sent> twice = new ArrayList<>(trace);
    trace.forEach(sent -> twice.add(sent.at(sent.nanos() + 1_000)));
    Path once = Trace.write(folder.resolve("once.pcap"), trace);
    Path both = Trace.write(folder.resolve("both.pcap"), twice);
    allocated(both); // classes are loaded

    long more = allocated(both) - allocated(once);

    assertThat((double) more / PACKETS).isLessThan(1);
  }

  private static long allocated(Path file) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Trace.analyse(file, StatisticsOptions.DEFAULT.withInterval(Duration.ofSeconds(60)));
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
