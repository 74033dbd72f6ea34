package trafficanalyzer.analysis.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TimeBinsTest {
  @Test
  void stepsBeginAtTheOriginAndEmptyOnesAreNotTold() {
    TimeBins bins = new TimeBins(10, 100, 50);
    bins.add(100, 1, 10);
    bins.add(149, 1, 20);
    bins.add(150, 1, 40);
    bins.add(1000, 1, 80);
    bins.add(99, 1, 160);

    assertThat(told(bins)).containsExactly("50: 1 160", "100: 2 30", "150: 1 40", "1000: 1 80");
  }

  @Test
  void stepsGetLongerWhereTheyWouldBeTooMany() {
    TimeBins bins = new TimeBins(4, 0, 1);
    for (int i = 0; i < 9; i++) {
      bins.add(i, 1, i);
    }

    assertThat(bins.width()).isEqualTo(4);
    assertThat(told(bins)).containsExactly("0: 4 6", "4: 4 22", "8: 1 8");
  }

  @Test
  void nothingIsLostWhateverTheTimes() {
    Random random = new Random(5);
    for (int run = 0; run < 200; run++) {
      int most = 4 + random.nextInt(30);
      TimeBins bins = new TimeBins(most, random.nextInt(), 1 + random.nextInt(5));
      List<Long> times = new ArrayList<>();
      int bits = 1 + random.nextInt(62);
      for (int i = 0; i < 300; i++) {
        long time = random.nextLong() >> 64 - bits;
        times.add(time);
        bins.add(time, 1, 3);
      }
      TreeMap<Long, Long> told = new TreeMap<>();
      bins.forEach(
          (nanos, first, second) -> {
            assertThat(second).isEqualTo(first * 3);
            assertThat(told.put(nanos, first)).isNull();
          });
      assertThat(told.size()).isLessThanOrEqualTo(most);
      told.forEach(
          (begin, count) ->
              assertThat(times.stream().filter(t -> t >= begin && t - begin < bins.width()).count())
                  .isEqualTo(count));
    }
  }

  private static List<String> told(TimeBins bins) {
    List<String> told = new ArrayList<>();
    bins.forEach((nanos, first, second) -> told.add(nanos + ": " + first + " " + second));
    return told;
  }
}
