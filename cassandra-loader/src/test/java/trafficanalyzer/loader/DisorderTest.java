package trafficanalyzer.loader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisorderTest {
  @Test
  void aCaptureInOrderHasNone() {
    assertThat(of(1, 2, 2, 3)).isZero();
  }

  @Test
  void theLongestStepBehindTheNewestCounts() {
    assertThat(of(10, 8, 20, 19, 15, 30)).isEqualTo(5);
  }

  private static long of(long... times) {
    Disorder disorder = new Disorder();
    for (long time : times) {
      disorder.see(time);
    }
    return disorder.nanos();
  }
}
