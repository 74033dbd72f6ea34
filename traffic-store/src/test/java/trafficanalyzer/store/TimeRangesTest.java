package trafficanalyzer.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeRangesTest {
  private final TimeRanges ranges = new TimeRanges();

  @Test
  void holdNothingAtFirst() {
    assertThat(ranges.contain(at(0))).isFalse();
  }

  @Test
  void holdBothEndsAndWhatIsBetween() {
    ranges.add(at(10), at(20));
    assertThat(ranges.contain(at(9))).isFalse();
    assertThat(ranges.contain(at(10))).isTrue();
    assertThat(ranges.contain(at(20))).isTrue();
    assertThat(ranges.contain(at(21))).isFalse();
  }

  @Test
  void holdWhatAnyOfThemHoldsInWhateverOrderTheyCome() {
    ranges.add(at(50), at(60));
    ranges.add(at(10), at(20));
    ranges.add(at(30), at(40));
    ranges.add(at(15), at(35));
    ranges.add(at(10), at(12));
    assertThat(ranges.contain(at(25))).isTrue();
    assertThat(ranges.contain(at(40))).isTrue();
    assertThat(ranges.contain(at(45))).isFalse();
    assertThat(ranges.contain(at(55))).isTrue();
    ranges.add(at(0), Instant.MAX);
    assertThat(ranges.contain(at(45))).isTrue();
    assertThat(ranges.contain(at(1_000_000))).isTrue();
  }

  private static Instant at(long second) {
    return Instant.ofEpochSecond(second);
  }
}
