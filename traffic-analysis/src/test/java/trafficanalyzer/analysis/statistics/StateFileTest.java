package trafficanalyzer.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateFileTest {
  private static final StatisticsOptions BOUNDS = StatisticsOptions.DEFAULT;
  private static final EndpointCounts EMPTY = new EndpointCounts(List.of(), 0, 0);
  private static final EndpointCounts ENDPOINTS =
      new EndpointCounts(
          List.of(
              endpoint("-", 40, 5, 500),
              EndpointTraffic.of("b.example", List.of(interval(-10, 3, 300), interval(0, 1, 60))),
              endpoint("(other)", 10, 9, 90)),
          7,
          0);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "1, 20000, 0.003, 10000, 3", "2, 6000, 0.02, 1000, 9", "3, 3000, 0.5, 60000, 40",
    "4, 500, 40, 10000, 20", "5, 500, 0.1, 1000000, 30", "6, 2000, 2, 10000, 500"
  })
  void slicesGiveWhatTheWholeGivesBitForBit(
      long seed, int packets, double gap, long intervalMillis, int cuts) throws IOException {
    List<Sent> trace = Trace.random(seed, packets, gap);
    StatisticsOptions options = BOUNDS.withInterval(Duration.ofMillis(intervalMillis));
    CaptureStatistics whole = analyse(trace, options);

    List<CaptureStatistics> parts = new ArrayList<>();
    for (List<Sent> slice : cut(trace, new Random(seed), cuts)) {
      parts.add(throughAFile(analyse(slice, options)));
    }
    CaptureStatistics merged = merge(parts);

    assertThat(bytes(merged)).isEqualTo(bytes(whole));
    assertThat(merged.total()).isEqualTo(whole.total());
    assertThat(merged.topTalkers(10)).isEqualTo(whole.topTalkers(10));
    // And in two steps.
    CaptureStatistics begin = merge(parts.subList(0, parts.size() / 2));
    CaptureStatistics rest = merge(parts.subList(parts.size() / 2, parts.size()));
    CaptureStatistics steps = merge(List.of(throughAFile(begin), throughAFile(rest)));
    assertThat(bytes(steps)).isEqualTo(bytes(whole));
  }

  private static List<List<Sent>> cut(List<Sent> trace, Random random, int cuts) {
    TreeSet<Integer> places = new TreeSet<>(List.of(0, trace.size()));
    for (int i = 0; i < cuts; i++) {
      places.add(random.nextInt(trace.size()));
    }
    List<Integer> sorted = List.copyOf(places);
    List<List<Sent>> slices = new ArrayList<>();
    for (int i = 1; i < sorted.size(); i++) {
      slices.add(trace.subList(sorted.get(i - 1), sorted.get(i)));
    }
    return slices;
  }

  @Test
  void whatIsReadIsWhatWasWritten() throws IOException {
    CaptureStatistics whole = analyse(Trace.random(8, 5_000, 0.01), BOUNDS);

    CaptureStatistics read = throughAFile(whole);

    assertThat(read.total()).isEqualTo(whole.total());
    assertThat(read.applications()).isEqualTo(whole.applications());
    assertThat(read.firstNanos()).isEqualTo(whole.firstNanos());
    assertThat(read.lastNanos()).isEqualTo(whole.lastNanos());
    for (int i = 0; i < whole.intervals().size(); i++) {
      assertThat(read.intervals().get(i)).isEqualTo(whole.intervals().get(i));
    }
    assertThat(StateFile.isOne(folder.resolve("state"))).isTrue();
  }

  @Test
  void endpointsAreReadAsTheyWereWritten() throws IOException {
    CaptureStatistics whole = withEndpoints(Trace.random(8, 50, 1), ENDPOINTS);
    CaptureStatistics none = withEndpoints(Trace.random(8, 50, 1), EMPTY);

    assertThat(throughAFile(whole).endpoints()).contains(ENDPOINTS);
    assertThat(throughAFile(none).endpoints()).contains(EMPTY);
    assertThat(throughAFile(analyse(Trace.random(8, 50, 1), BOUNDS)).endpoints()).isEmpty();
  }

  @Test
  void endpointsOfPartsAreAddedUpWhereAllPartsHaveThem() throws IOException {
    List<Sent> trace = Trace.random(8, 50, 1);
    CaptureStatistics begin = withEndpoints(trace.subList(0, 20), ENDPOINTS);
    EndpointCounts later =
        new EndpointCounts(
            List.of(
                endpoint("b.example", 40, 2, 7_000),
                endpoint("-", 40, 1, 80),
                endpoint("(other)", 50, 4, 50)),
            2,
            3);
    CaptureStatistics rest = throughAFile(withEndpoints(trace.subList(20, 50), later));

    assertThat(merge(List.of(begin, rest)).endpoints())
        .contains(
            new EndpointCounts(
                List.of(
                    EndpointTraffic.of(
                        "b.example",
                        List.of(interval(-10, 3, 300), interval(0, 1, 60), interval(40, 2, 7_000))),
                    EndpointTraffic.of("-", List.of(interval(40, 6, 580))),
                    EndpointTraffic.of(
                        "(other)", List.of(interval(10, 9, 90), interval(50, 4, 50)))),
                9,
                3));
    CaptureStatistics without = analyse(trace.subList(20, 50), BOUNDS);
    assertThat(merge(List.of(begin, without)).endpoints()).isEmpty();
    assertThat(merge(List.of(analyse(trace.subList(0, 20), BOUNDS), rest)).endpoints()).isEmpty();
  }

  private CaptureStatistics withEndpoints(List<Sent> trace, EndpointCounts endpoints) {
    return Trace.analyse(Trace.write(folder.resolve("trace.pcap"), trace), BOUNDS)
        .statistics(Optional.of(endpoints));
  }

  private static EndpointTraffic endpoint(String name, long second, long packets, long bytes) {
    return EndpointTraffic.of(name, List.of(interval(second, packets, bytes)));
  }

  private static EndpointTraffic.Interval interval(long second, long packets, long bytes) {
    return new EndpointTraffic.Interval(second * Trace.SECOND, packets, bytes);
  }

  @Test
  void aStateThatIsCutShortIsToldAtEveryLength() throws IOException {
    CaptureStatistics whole = withEndpoints(Trace.random(9, 60, 1), ENDPOINTS);
    StateFile.write(whole, folder.resolve("state"));
    byte[] bytes = Files.readAllBytes(folder.resolve("state"));
    Path file = folder.resolve("cut");

    for (int length = 0; length < bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> StateFile.read(file, BOUNDS))
          .isInstanceOf(DamagedStateException.class)
          .hasMessageContaining("no state file that can be read");
    }
  }

  @Test
  void anyChangedByteIsToldByTheChecksum() throws IOException {
    CaptureStatistics whole = analyse(Trace.random(9, 60, 1), BOUNDS);
    StateFile.write(whole, folder.resolve("state"));
    byte[] bytes = Files.readAllBytes(folder.resolve("state"));
    Path file = folder.resolve("changed");

    for (int at = 0; at < bytes.length; at++) {
      bytes[at] ^= 0x10;
      Files.write(file, bytes);
      bytes[at] ^= 0x10;
      assertThatThrownBy(() -> StateFile.read(file, BOUNDS))
          .isInstanceOf(DamagedStateException.class);
    }
  }

  @Test
  void noContentCrashesTheReaderOrTakesMemoryThatItDoesNotNeed() throws IOException {
    byte[] content = StateContent.of(withEndpoints(Trace.random(9, 300, 1), ENDPOINTS));
    StatisticsOptions bounds =
        new StatisticsOptions(Duration.ofSeconds(10), false, Long.MAX_VALUE, 10_000, 100_000);
    Random random = new Random(1);
    int sound = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] changed = content.clone();
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      try {
        CaptureStatistics read = new GatheredStatistics(StateContent.read(changed, bounds));
        read.total();
        read.applications();
        read.topTalkers(3);
        merge(List.of(read)).endpoints();
        sound++;
      } catch (IOException | IllegalArgumentException e) {
        assertThat(e.getMessage()).isNotNull();
      }
    }
    assertThat(sound).isBetween(1, 19_999);
  }

  @Test
  void whatWasCountedOtherwiseDoesNotGoTogether() throws IOException {
    CaptureStatistics one = analyse(Trace.random(1, 100, 1), BOUNDS);
    CaptureStatistics other =
        analyse(Trace.random(1, 100, 1), BOUNDS.withInterval(Duration.ofSeconds(5)));

    assertThatThrownBy(() -> merge(List.of(one, other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("other intervals");
  }

  private CaptureStatistics analyse(List<Sent> trace, StatisticsOptions options) {
    return Trace.analyse(Trace.write(folder.resolve("trace.pcap"), trace), options).statistics();
  }

  private CaptureStatistics throughAFile(CaptureStatistics statistics) throws IOException {
    StateFile.write(statistics, folder.resolve("state"));
    return StateFile.read(folder.resolve("state"), BOUNDS);
  }

  private static CaptureStatistics merge(List<CaptureStatistics> parts) {
    StatisticsMerger merger = new StatisticsMerger(BOUNDS);
    parts.forEach(merger::add);
    return merger.statistics();
  }

  /** What is in the file, but for the name. */
  private static byte[] bytes(CaptureStatistics statistics) throws IOException {
    return StateFile.bytes(
        GatheredStatistics.stateOf(statistics).with("whole", statistics.endpoints()));
  }
}
