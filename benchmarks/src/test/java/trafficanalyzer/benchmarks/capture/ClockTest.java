package trafficanalyzer.benchmarks.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClockTest {
  @Test
  void distancesAreStretchedUpToTheLongest() {
    Clock clock = new Clock(1_000, 10);
    clock.restart(500);
    assertThat(clock.next(500) - Clock.START_NANOS).isZero();
    assertThat(clock.next(550) - Clock.START_NANOS).isEqualTo(500);
    assertThat(clock.next(700) - Clock.START_NANOS).isEqualTo(1_500);
    assertThat(clock.next(Long.MAX_VALUE) - Clock.START_NANOS).isEqualTo(2_500);
  }

  @Test
  void timeDoesNotGoBack() {
    Clock clock = new Clock(1_000, 1);
    clock.restart(500);
    clock.next(600);
    assertThat(clock.next(400) - Clock.START_NANOS).isEqualTo(100);
  }
}
