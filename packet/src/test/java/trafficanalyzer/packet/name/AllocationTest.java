package trafficanalyzer.packet.name;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.packet.Applications;
import trafficanalyzer.packet.Frames;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureBuilder;
import trafficanalyzer.packet.file.CaptureReader;

class AllocationTest {
  private static final int FRAMES = 100_000;

  @TempDir Path folder;

  @Test
  void readingDecodingAndNamingAllocatesNothingForAPacket() throws Exception {
    CaptureBuilder builder = new CaptureBuilder(1);
    byte[] tcp = Frames.tcp(40000, 443, 0x10, new byte[100]);
    byte[] v4 = Frames.ethernet(0x0800, Frames.ipv4("10.0.0.1", "192.0.2.1", 6, tcp));
    byte[] v6 = Frames.ethernet(0x86DD, Frames.ipv6("fd00::1", "fd00::2", 6, tcp));
    for (int i = 0; i < FRAMES; i++) {
      builder.frame(i, 0, i % 2 == 0 ? v4 : v6);
    }
    Path file = builder.write(folder.resolve("many.pcap"));
    NameTable names = new NameTable(100, Duration.ofDays(365));
    names.add(
        new NameObservation(
            0,
            InetAddress.getByName("10.0.0.1"),
            InetAddress.getByName("192.0.2.1"),
            "hahaha.com",
            NameSource.DNS));
    NameReader reader = new NameReader(names);
    // Once before, for what is loaded and linked on first use.
    assertThat(named(file, names, reader)).isEqualTo(FRAMES / 2);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    named(file, names, reader);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).as("bytes for opening the file and all frames").isLessThan(FRAMES / 2);
  }

  private static long named(Path file, NameTable names, NameReader reader) throws Exception {
    Packet packet = new Packet();
    long named = 0;
    try (CaptureReader capture = CaptureReader.open(file)) {
      while (capture.next()) {
        packet.wrap(capture);
        reader.read(packet, capture.timestampNanos());
        if (names.find(packet, capture.timestampNanos()) && Applications.of(packet).equals("tls")) {
          named++;
        }
      }
    }
    return named;
  }
}
