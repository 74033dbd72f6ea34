package trafficanalyzer.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More addresses than the table has room for. */
class AddressSketchTest {
  private static final int ROOM = 500;

  @TempDir Path folder;

  @Test
  void aFewThatHaveNoRoomAreStillCountedExactly() {
    List<Sent> trace = Trace.random(3, 10_000, 0.01);

    CaptureStatistics bounded = analyse(trace, ROOM);

    CaptureStatistics exact = analyse(trace, 1_000_000);
    assertThat(exact.total().sources().distinct()).isGreaterThan(2 * ROOM);
    assertThat(bounded.total().sources().isExact()).isTrue();
    for (int i = 0; i < exact.intervals().size(); i++) {
      assertSame(bounded.intervals().get(i), exact.intervals().get(i), 1e-12);
    }
    assertSame(bounded.total(), exact.total(), 1e-12);
  }

  @Test
  void manyAreEstimatedWithinTheErrorThatIsTold() throws IOException {
    List<Sent> trace = scan(new Random(2), 300_000);
    CaptureStatistics exact = analyse(trace, 1_000_000);

    CaptureStatistics bounded = analyse(trace, ROOM);

    AddressFigures estimated = bounded.total().destinations();
    AddressFigures truth = exact.total().destinations();
    assertThat(truth.distinct()).isGreaterThan(200_000);
    assertThat(estimated.error()).isBetween(0.005, 0.02);
    // Three standard deviations; the seed is fixed.
    assertThat(estimated.distinct())
        .isCloseTo(truth.distinct(), within(1.5 * estimated.error() * truth.distinct()));
    assertThat(estimated.secondMoment()).isCloseTo(truth.secondMoment(), within(1e-3));
    assertThat(estimated.entropy()).isCloseTo(truth.entropy(), within(5e-3));
    assertThat(bounded.total().packets()).isEqualTo(exact.total().packets());
    StateFile.write(bounded, folder.resolve("state"));
    CaptureStatistics read = StateFile.read(folder.resolve("state"), options(ROOM));
    assertThat(read.total()).isEqualTo(bounded.total());
  }

  @Test
  void partsWithEstimatesGoTogether() {
    List<Sent> trace = scan(new Random(2), 200_000);
    CaptureStatistics whole = analyse(trace, ROOM);

    StatisticsMerger merger = new StatisticsMerger(options(ROOM));
    merger.add(analyse(trace.subList(0, 70_000), ROOM));
    merger.add(analyse(trace.subList(70_000, trace.size()), ROOM));
    CaptureStatistics merged = merger.statistics();

    assertThat(merged.intervals().size()).isEqualTo(whole.intervals().size());
    for (int i = 0; i < whole.intervals().size(); i++) {
      assertSame(merged.intervals().get(i), whole.intervals().get(i), 0.02);
    }
    assertSame(merged.total(), whole.total(), 0.02);
  }

  @Test
  void whatIsNoSketchIsRefused() {
    AddressSketch sketch = new AddressSketch();
    for (int i = 0; i < 100; i++) {
      sketch.add(0, i, 1);
    }
    byte[] sound = sketch.save().bytes();
    assertThat(AddressSketch.Saved.of(sound, 100).packets()).isEqualTo(100);
    for (int at = 0; at < 24; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] changed = sound.clone();
        changed[at] ^= (byte) (1 << bit);
        try {
          AddressSketch.addTo(new AddressSpread(), AddressSketch.Saved.of(changed, 100));
        } catch (IllegalArgumentException e) {
          assertThat(e.getMessage()).contains("sketch");
        }
      }
    }
    byte[] announced = sound.clone();
    announced[19] = 0x7F;
    assertThatThrownBy(() -> AddressSketch.Saved.of(announced, 100))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A scan of very many addresses, and three that talk a lot, from the beginning on. */
  private static List<Sent> scan(Random random, int packets) {
    List<Sent> trace = new ArrayList<>();
    for (int i = 0; i < packets; i++) {
      int destination = i % 4 == 0 ? random.nextInt(3) : 1_000_000 + random.nextInt(2_000_000_000);
      trace.add(Sent.tcp(Trace.BEGIN + i * 100_000L, 1, destination, 2));
    }
    return trace;
  }

  private static void assertSame(IntervalStatistics one, IntervalStatistics other, double part) {
    assertThat(one.packets()).isEqualTo(other.packets());
    for (int i = 0; i < 2; i++) {
      AddressFigures figures = i == 0 ? one.sources() : one.destinations();
      AddressFigures expected = i == 0 ? other.sources() : other.destinations();
      assertThat(figures.distinct())
          .isCloseTo(expected.distinct(), within(part * expected.distinct()));
      assertThat(figures.secondMoment()).isCloseTo(expected.secondMoment(), within(part));
      assertThat(figures.entropy()).isCloseTo(expected.entropy(), within(part));
    }
  }

  private static StatisticsOptions options(int addresses) {
    return new StatisticsOptions(Duration.ofSeconds(10), false, Long.MAX_VALUE, 100_000, addresses);
  }

  private CaptureStatistics analyse(List<Sent> trace, int addresses) {
    return Trace.analyse(Trace.write(folder.resolve("trace.pcap"), trace), options(addresses))
        .statistics();
  }
}
