package trafficanalyzer.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import trafficanalyzer.analysis.FirstTime;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.file.NotACaptureException;
import trafficanalyzer.packet.header.IpProtocols;

/** Totals of public captures against counting in maps, where they lie beside the project. */
class GoldenCapturesTest {
  private static final Path CAPTURES =
      Path.of(System.getProperty("traffic.home", "..")).resolve("../shared/captures").normalize();

  @Test
  void totalsAreThoseOfThePlainCount() throws IOException {
    assumeThat(CAPTURES).exists();
    int compared = 0;
    for (Path file : captures()) {
      compared += compare(file) ? 1 : 0;
    }
    System.out.printf(
        "Statistics: the totals of %,d captures are those of the plain count%n", compared);
    assertThat(compared).isGreaterThan(500);
  }

  private static List<Path> captures() throws IOException {
    try (Stream<Path> files = Files.walk(CAPTURES)) {
      return files.filter(file -> file.toString().matches(".*\\.p?cap(ng)?(\\.gz)?")).toList();
    }
  }

  private static boolean compare(Path file) throws IOException {
    Map<String, Long> sources = new HashMap<>();
    Map<String, Long> destinations = new HashMap<>();
    List<Long> times = new ArrayList<>();
    long tcp = 0;
    long bytes = 0;
    long others = 0;
    try (CaptureReader reader = CaptureReader.open(file)) {
      Packet packet = new Packet();
      long before = FirstTime.of(file);
      while (reader.next()) {
        packet.wrap(reader);
        before = reader.timestampNanos() == 0 ? before : reader.timestampNanos();
        if (!packet.hasIp()) {
          others++;
          continue;
        }
        times.add(before);
        tcp += packet.protocol() == IpProtocols.TCP ? 1 : 0;
        bytes += reader.wireLength();
        sources.merge(packet.sourceHigh() + "/" + packet.sourceLow(), 1L, Long::sum);
        destinations.merge(packet.destinationHigh() + "/" + packet.destinationLow(), 1L, Long::sum);
      }
    } catch (NotACaptureException e) {
      return false;
    }
    StatisticsAnalysis analysis =
        Trace.analyse(file, StatisticsOptions.DEFAULT.withInterval(Duration.ofSeconds(60)));
    IntervalStatistics total = analysis.statistics().total();
    if (analysis.endedEarly()) {
      return false;
    }
    assertThat(total.packets()).as(file.toString()).isEqualTo(times.size());
    assertThat(total.otherFrames()).isEqualTo(others);
    assertThat(total.tcp()).isEqualTo(tcp);
    assertThat(total.bytes()).isEqualTo(bytes);
    assertThat(total.sources().distinct()).isEqualTo(sources.size());
    assertThat(total.destinations().distinct()).isEqualTo(destinations.size());
    if (!times.isEmpty()) {
      assertThat(total.sources().secondMoment()).isCloseTo(f2(sources), within(1e-12));
      assertThat(total.destinations().secondMoment()).isCloseTo(f2(destinations), within(1e-12));
    }
    assertThat(total.gaps()).isEqualTo(gaps(times));
    return true;
  }

  private static double f2(Map<String, Long> counts) {
    double all = counts.values().stream().mapToLong(Long::longValue).sum();
    return counts.values().stream().collect(Collectors.summingDouble(c -> c / all * (c / all)));
  }

  /** With sums of whole numbers that cannot overflow. */
  private static GapFigures gaps(List<Long> times) {
    BigInteger[] sums = {BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO};
    for (int i = 1; i < times.size(); i++) {
      BigInteger gap =
          BigInteger.valueOf(times.get(i)).subtract(BigInteger.valueOf(times.get(i - 1)));
      for (int power = 0; power < sums.length; power++) {
        sums[power] = sums[power].add(gap.pow(power + 1));
      }
    }
    return GapSums.figures(Math.max(0, times.size() - 1), sums);
  }
}
