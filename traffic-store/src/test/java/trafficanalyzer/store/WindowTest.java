package trafficanalyzer.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowTest {
  private static final long QUICK = 5_000_000;
  private static final long SLOW = 1_900_000_000;

  private final Window window = new Window(64);
  private long now = -1_000_000_000_000L; // nanoTime may be negative

  @Test
  void growsToItsLimitWhileWritesAreAcknowledgedQuickly() {
    int first = window.size();
    for (int i = 0; i < 10_000; i++) {
      acknowledged(QUICK);
      assertThat(window.size()).isBetween(first, 64);
    }
    assertThat(window.size()).isEqualTo(64);
  }

  @Test
  void isNeverLargerThanAllowed() {
    assertThat(new Window(1).size()).isEqualTo(1);
    assertThat(new Window(4).size()).isEqualTo(4);
  }

  @Test
  void shrinksWhenWritesTakeTheirTimeAndNeverBelowOne() {
    int size = window.size();
    acknowledged(SLOW);
    assertThat(window.size()).isLessThan(size);
    for (int i = 0; i < 100; i++) {
      acknowledged(SLOW);
    }
    assertThat(window.size()).isEqualTo(1);
  }

  @Test
  void growsAgainAfterTrouble() {
    for (int i = 0; i < 100; i++) {
      window.failed(now, now + QUICK);
      now += 2 * QUICK;
    }
    assertThat(window.size()).isEqualTo(1);
    for (int i = 0; i < 10_000; i++) {
      acknowledged(QUICK);
    }
    assertThat(window.size()).isEqualTo(64);
  }

  @Test
  void writesThatFailTogetherShrinkItOnce() {
    int size = window.size();
    for (int i = 0; i < size; i++) {
      window.failed(now, now + QUICK);
    }
    assertThat(window.size()).isEqualTo(size / 2);
  }

  private void acknowledged(long latency) {
    window.acknowledged(now, now + latency);
    now += latency + 1;
  }
}
