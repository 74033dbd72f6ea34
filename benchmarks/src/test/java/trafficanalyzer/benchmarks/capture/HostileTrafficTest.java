package trafficanalyzer.benchmarks.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.Undecoded;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.name.NameReader;
import trafficanalyzer.packet.name.NameTable;

/** The captures must be what they claim to be, or what they show is worth nothing. */
class HostileTrafficTest {
  private static final int PACKETS = 1000;

  @TempDir private Path folder;
  private final NameTable names = new NameTable(10 * PACKETS, Duration.ofDays(100_000));
  private final Set<Long> sources = new HashSet<>();
  private final Set<Long> years = new HashSet<>();

  private void read(HostileTraffic traffic) throws IOException {
    Path file = folder.resolve("capture.pcap");
    traffic.write(file, PACKETS);
    Packet packet = new Packet();
    NameReader nameReader = new NameReader(names);
    try (CaptureReader reader = CaptureReader.open(file)) {
      while (reader.next()) {
        packet.wrap(reader);
        assertThat(packet.problem()).isEqualTo(Undecoded.NONE);
        nameReader.read(packet, reader.timestampNanos());
        sources.add(packet.sourceLow());
        years.add(Duration.ofNanos(reader.timestampNanos()).toDays() / 365);
      }
      assertThat(reader.frameNumber()).isEqualTo(PACKETS);
      assertThat(reader.fault()).isEmpty();
    }
  }

  @Test
  void eachPacketHasAnAddressOfItsOwn() throws IOException {
    read(HostileTraffic.MANY_ADDRESSES);

    assertThat(sources).hasSize(PACKETS);
  }

  @Test
  void eachAnswerTellsANameOfItsOwn() throws IOException {
    read(HostileTraffic.SPOOFED_ANSWERS);

    assertThat(names.size()).isEqualTo(PACKETS);
  }

  @Test
  void answersAndConnectionsAreSpreadOverManyYears() throws IOException {
    read(HostileTraffic.YEARS_APART);

    assertThat(years).hasSizeGreaterThan(130);
    assertThat(names.size()).isEqualTo(PACKETS / 2);
  }

  @ParameterizedTest
  @EnumSource
  void thereAreAsManyAsTheNameSays(HostileTraffic traffic) {
    assertThat(traffic.label()).startsWith(traffic.packets() / 1_000_000 + " million ");
  }
}
