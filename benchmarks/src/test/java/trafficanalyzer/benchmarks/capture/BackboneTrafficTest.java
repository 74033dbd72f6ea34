package trafficanalyzer.benchmarks.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.Undecoded;
import trafficanalyzer.packet.file.CaptureReader;

class BackboneTrafficTest {
  private static final int PACKETS = 200_000;

  @TempDir private Path folder;

  private Path write(String name, BackboneTraffic traffic) throws IOException {
    Path file = folder.resolve(name);
    traffic.write(file);
    return file;
  }

  @Test
  void theSameSeedMakesTheSameTrace() throws IOException {
    BackboneTraffic traffic = new BackboneTraffic(20_000, false, 7);
    byte[] plain = Files.readAllBytes(write("a.pcap", traffic));

    assertThat(write("b.pcap", traffic)).hasBinaryContent(plain);
    try (GZIPInputStream compressed =
        new GZIPInputStream(Files.newInputStream(write("c.pcap.gz", traffic)))) {
      assertThat(compressed.readAllBytes()).isEqualTo(plain);
    }
    assertThat(Files.readAllBytes(write("d.pcap", new BackboneTraffic(20_000, false, 8))))
        .isNotEqualTo(plain);
  }

  @Test
  void itIsMadeAsALineIs() throws IOException {
    Map<Integer, Integer> protocols = new HashMap<>();
    Map<Long, Integer> sources = new HashMap<>();
    int ipv6 = 0;
    long bytes = 0;
    long last = 0;
    Packet packet = new Packet();
    try (CaptureReader reader =
        CaptureReader.open(write("line.pcap", new BackboneTraffic(PACKETS, false, 1)))) {
      while (reader.next()) {
        packet.wrap(reader);
        assertThat(packet.problem()).isIn(Undecoded.NONE, Undecoded.ENCRYPTED);
        assertThat(reader.timestampNanos()).isGreaterThanOrEqualTo(last);
        assertThat(reader.capturedLength()).isLessThanOrEqualTo(96);
        last = reader.timestampNanos();
        protocols.merge(packet.protocol(), 1, Integer::sum);
        sources.merge(packet.sourceHigh() ^ packet.sourceLow(), 1, Integer::sum);
        ipv6 += packet.ipVersion() == 6 ? 1 : 0;
        bytes += reader.wireLength();
      }
      assertThat(reader.fault()).isEmpty();
      assertThat(reader.frameNumber()).isEqualTo(PACKETS);
    }
    assertThat((last - Clock.START_NANOS) / PACKETS).isBetween(6_000L, 14_000L);
    assertThat(share(protocols.get(6))).isCloseTo(0.75, within(0.1));
    assertThat(share(protocols.get(17))).isCloseTo(0.19, within(0.1));
    assertThat(share(protocols.get(1))).isCloseTo(0.04, within(0.03));
    assertThat(share(ipv6)).isCloseTo(0.14, within(0.04));
    assertThat(bytes / PACKETS).isBetween(400L, 1_000L);
    // Few have most: the first percent of the addresses sends a quarter of the packets at least.
    int busiest =
        sources.values().stream()
            .sorted((one, other) -> other - one)
            .limit(sources.size() / 100)
            .mapToInt(Integer::intValue)
            .sum();
    assertThat(share(busiest)).isGreaterThan(0.25);
  }

  @Test
  void payloadIsThereOnDemandUpToTheSnapLength() throws IOException {
    int longest = 0;
    try (CaptureReader reader =
        CaptureReader.open(write("payload.pcap", new BackboneTraffic(1_000, true, 1)))) {
      while (reader.next()) {
        assertThat(reader.capturedLength()).isEqualTo(Math.min(reader.wireLength(), 96));
        longest = Math.max(longest, reader.wireLength());
      }
    }
    assertThat(longest).isEqualTo(1_514);
  }

  private static double share(int packets) {
    return (double) packets / PACKETS;
  }
}
