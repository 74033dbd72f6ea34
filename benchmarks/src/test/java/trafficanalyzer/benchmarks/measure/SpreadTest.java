package trafficanalyzer.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void theMiddleOneOfAnOddNumber() {
    assertThat(Spread.of(9, 1, 5)).isEqualTo(new Spread(5, 1, 9));
  }

  @Test
  void theMeanOfTheMiddleTwoOfAnEvenNumber() {
    assertThat(Spread.of(8, 1, 4, 2)).isEqualTo(new Spread(3, 1, 8));
  }

  @Test
  void nothingHasNoMedian() {
    assertThatIllegalArgumentException().isThrownBy(Spread::of);
  }

  @Test
  void textHasTheMedianFirst() {
    assertThat(Spread.of(1, 2, 4).text(1)).isEqualTo("2.0 (1.0–4.0)");
  }
}
