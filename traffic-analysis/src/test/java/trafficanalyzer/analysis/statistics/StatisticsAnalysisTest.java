package trafficanalyzer.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trafficanalyzer.packet.header.IpProtocols;

class StatisticsAnalysisTest {
  private static final Offset<Double> ROUNDING = within(1e-11);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1, 20000, 0.003, 10", "2, 5000, 0.02, 1", "3, 3000, 0.5, 60", "4, 400, 40, 10"})
  void everyFigureIsThatOfThePlainReference(long seed, int packets, double gap, int seconds) {
    List<Sent> trace = Trace.random(seed, packets, gap);
    long length = seconds * Trace.SECOND;

    CaptureStatistics statistics = analyse(trace, Duration.ofSeconds(seconds));

    TreeMap<Long, Reference.Interval> expected = Reference.intervals(trace, length);
    assertThat(statistics.intervals().size()).isEqualTo(expected.size()).isGreaterThan(3);
    Iterator<Map.Entry<Long, Reference.Interval>> next = expected.entrySet().iterator();
    for (int i = 0; i < expected.size(); i++) {
      Map.Entry<Long, Reference.Interval> entry = next.next();
      IntervalStatistics row = statistics.intervals().get(i);
      assertThat(row.beginNanos()).isEqualTo(entry.getKey() * length);
      assertSame(row, entry.getValue());
      for (PortKind kind : PortKind.values()) {
        assertThat(map(statistics.intervals().ports(i, kind)))
            .isEqualTo(entry.getValue().ports(kind));
      }
    }
    Reference.Interval all = Reference.intervals(trace, Long.MAX_VALUE / 2).get(0L);
    assertSame(statistics.total(), all);
    for (PortKind kind : PortKind.values()) {
      assertThat(map(statistics.ports(kind))).isEqualTo(all.ports(kind));
      assertThat(statistics.ports(kind).size()).isEqualTo(all.ports(kind).size());
    }
  }

  private static void assertSame(IntervalStatistics row, Reference.Interval expected) {
    List<Sent> packets = expected.packets();
    assertThat(row.packets()).isEqualTo(packets.size());
    assertThat(row.otherFrames()).isEqualTo(expected.frames.size() - packets.size());
    assertThat(row.bytes()).isEqualTo(packets.stream().mapToLong(Sent::wireLength).sum());
    assertThat(row.ipBytes()).isEqualTo(packets.stream().mapToLong(Sent::ipLength).sum());
    assertThat(row.icmp()).isEqualTo(expected.count(s -> s.protocol() == IpProtocols.ICMP));
    assertThat(row.udp()).isEqualTo(expected.count(s -> s.protocol() == IpProtocols.UDP));
    assertThat(row.otherPackets()).isEqualTo(expected.count(s -> s.protocol() == IpProtocols.GRE));
    assertThat(row.tcp()).isEqualTo(expected.tcp(s -> true));
    assertThat(row.syn()).isEqualTo(expected.tcp(s -> (s.flags() & 0x12) == 0x02));
    assertThat(row.synAck()).isEqualTo(expected.tcp(s -> (s.flags() & 0x12) == 0x12));
    assertThat(row.fin()).isEqualTo(expected.tcp(s -> (s.flags() & 0x01) != 0));
    assertThat(row.rst()).isEqualTo(expected.tcp(s -> (s.flags() & 0x04) != 0));
    if (packets.isEmpty()) {
      assertThat(row.sources()).isEqualTo(AddressFigures.NONE);
      return;
    }
    assertThat(row.sources().isExact()).isTrue();
    assertThat(row.sources().distinct()).isEqualTo(expected.addresses(Sent::source).size());
    assertThat(row.destinations().distinct())
        .isEqualTo(expected.addresses(Sent::destination).size());
    assertThat(row.sources().secondMoment())
        .isCloseTo(expected.secondMoment(Sent::source), ROUNDING);
    assertThat(row.destinations().secondMoment())
        .isCloseTo(expected.secondMoment(Sent::destination), ROUNDING);
    assertThat(row.sources().entropy()).isCloseTo(expected.entropy(Sent::source), ROUNDING);
    assertThat(row.destinations().entropy())
        .isCloseTo(expected.entropy(Sent::destination), ROUNDING);
    assertGaps(row.gaps(), expected);
  }

  private static void assertGaps(GapFigures gaps, Reference.Interval expected) {
    assertThat(gaps.count()).isEqualTo(expected.gaps.size());
    if (expected.gaps.size() < 2) {
      assertThat(gaps.deviation()).isNaN();
      return;
    }
    // Correctly rounded: not a bit is lost.
    assertThat(gaps.mean()).isEqualTo(expected.meanSeconds());
    assertThat(gaps.deviation()).isEqualTo(expected.deviationSeconds());
    assertThat(gaps.skewness()).isEqualTo(expected.skewness());
    assertThat(gaps.kurtosis()).isEqualTo(expected.kurtosis());
  }

  @Test
  void onlyIpv4LeavesTheOthersOut() {
    List<Sent> trace = Trace.random(7, 1_000, 0.01);
    StatisticsOptions options =
        new StatisticsOptions(Duration.ofSeconds(10), true, Long.MAX_VALUE, 100, 10_000);

    CaptureStatistics statistics = analyse(trace, options).statistics();

    assertThat(statistics.total().packets())
        .isEqualTo(trace.stream().filter(sent -> sent.isIp() && !sent.ipv6()).count());
    assertThat(statistics.total().otherFrames())
        .isEqualTo(trace.stream().filter(sent -> !sent.isIp() || sent.ipv6()).count());
  }

  @Test
  void whatIsEmptyBetweenIsWrittenOutUpToAThousandIntervals() {
    List<Sent> trace =
        List.of(
            packetAt(0),
            packetAt(30 * Trace.SECOND),
            packetAt((30 + 10_010) * Trace.SECOND),
            packetAt((40 + 10_010 + 10_010) * Trace.SECOND));

    List<String> rows = new ArrayList<>();
    List<String> closed = new ArrayList<>();
    StatisticsAnalysis analysis = new StatisticsAnalysis("t", StatisticsOptions.DEFAULT);
    analysis.onInterval((index, row) -> closed.add(describe(index, row)));
    Trace.analyse(Trace.write(folder.resolve("t.pcap"), trace), analysis);
    analysis
        .statistics()
        .intervals()
        .forEachWithEmpty((index, row) -> rows.add(describe(index, row)));

    assertThat(rows).hasSize(1 + 2 + 1 + 1_000 + 1 + 1 + 1).isEqualTo(closed);
    assertThat(rows.subList(0, 5))
        .containsExactly("0 0 1", "-1 10 1", "-1 20 1", "1 30 1", "-1 40 1");
    assertThat(rows.subList(1003, 1007))
        .containsExactly("-1 10030 1", "2 10040 1", "-1 10050 1001", "3 20060 1");
  }

  private static String describe(int index, IntervalStatistics row) {
    return index + " " + (row.beginNanos() - Trace.BEGIN) / Trace.SECOND + " " + row.intervals();
  }

  @Test
  void packetsThatAreALittleLateBelongToTheirIntervalStill() {
    List<Sent> trace =
        List.of(packetAt(0), packetAt(11 * Trace.SECOND), packetAt(9 * Trace.SECOND));

    CaptureStatistics statistics = analyse(trace, Duration.ofSeconds(10));

    assertThat(statistics.intervals().get(0).packets()).isEqualTo(2);
    assertThat(statistics.intervals().get(1).packets()).isEqualTo(1);
    assertThat(statistics.intervals().get(0).gaps().mean()).isEqualTo(-2);
  }

  @Test
  void whereTimeGoesBackFarIntervalsBeginAnew() {
    List<Sent> trace =
        List.of(
            packetAt(0), packetAt(1_000 * Trace.SECOND), packetAt(5), packetAt(10 * Trace.SECOND));

    CaptureStatistics statistics = analyse(trace, Duration.ofSeconds(10));

    List<Long> begins = new ArrayList<>();
    statistics
        .intervals()
        .forEachWithEmpty(
            (index, row) -> {
              if (index >= 0) {
                begins.add((row.beginNanos() - Trace.BEGIN) / Trace.SECOND);
              }
            });
    assertThat(begins).containsExactly(0L, 1_000L, 0L, 10L);
    assertThat(statistics.total().packets()).isEqualTo(4);
  }

  @Test
  void timesYearsApartTakeNoMoreThanARow() {
    List<Sent> trace =
        List.of(
            packetAt(0), packetAt(50_000_000 * Trace.SECOND), packetAt(300_000_000 * Trace.SECOND));

    CaptureStatistics statistics = analyse(trace, Duration.ofMillis(1));

    List<Long> intervals = new ArrayList<>();
    statistics.intervals().forEachWithEmpty((index, row) -> intervals.add(row.intervals()));
    assertThat(intervals).containsExactly(1L, 49_999_999_999L, 1L, 249_999_999_999L, 1L);
    Reference.Interval all = Reference.intervals(trace, Long.MAX_VALUE / 2).get(0L);
    assertGaps(statistics.total().gaps(), all);
  }

  @Test
  void boundsEndTheCount() {
    List<Sent> trace = Trace.random(5, 4_000, 0.02);
    StatisticsOptions frames =
        new StatisticsOptions(Duration.ofSeconds(10), false, 777, 100_000, 10_000);
    StatisticsOptions intervals =
        new StatisticsOptions(Duration.ofSeconds(10), false, Long.MAX_VALUE, 3, 10_000);

    StatisticsAnalysis first = analyse(trace, frames);
    StatisticsAnalysis second = analyse(trace, intervals);

    assertThat(first.endedEarly()).isTrue();
    assertThat(first.statistics().total().packets() + first.statistics().total().otherFrames())
        .isEqualTo(777);
    List<Integer> rows = new ArrayList<>();
    second.statistics().intervals().forEachWithEmpty((index, row) -> rows.add(index));
    assertThat(rows).hasSize(3);
    assertThat(second.endedEarly()).isTrue();
  }

  @Test
  void anEmptyCaptureHasNoIntervals() {
    CaptureStatistics statistics = analyse(List.of(), Duration.ofSeconds(10));

    assertThat(statistics.intervals().size()).isZero();
    assertThat(statistics.total().packets()).isZero();
    assertThat(statistics.topTalkers(5)).isEmpty();
  }

  @Test
  void talkersAreTheAddressesWithMostBytes() {
    List<Sent> trace =
        List.of(
            Sent.tcp(Trace.BEGIN, 0x0A000001, 0x0A000002, 2),
            Sent.tcp(Trace.BEGIN, 0x0A000001, 0x0A000003, 2),
            Sent.tcp(Trace.BEGIN, 0x0A000003, 0x0A000001, 2));

    CaptureStatistics statistics = analyse(trace, Duration.ofSeconds(10));

    assertThat(statistics.topTalkers(2))
        .containsExactly(
            new Talker("10.0.0.1", 2, 108, 1, 54), new Talker("10.0.0.3", 1, 54, 1, 54));
    assertThat(statistics.applications()).containsExactly(new Traffic("tls", 3, 162));
  }

  private static Sent packetAt(long nanosAfterBegin) {
    return Sent.tcp(Trace.BEGIN + nanosAfterBegin, 1, 2, 0x10);
  }

  private CaptureStatistics analyse(List<Sent> trace, Duration interval) {
    return analyse(trace, StatisticsOptions.DEFAULT.withInterval(interval)).statistics();
  }

  private StatisticsAnalysis analyse(List<Sent> trace, StatisticsOptions options) {
    return Trace.analyse(Trace.write(folder.resolve("trace.pcap"), trace), options);
  }

  private static Map<Integer, Long> map(PortCounts ports) {
    Map<Integer, Long> map = new TreeMap<>();
    ports.forEach(map::put);
    return map;
  }
}
