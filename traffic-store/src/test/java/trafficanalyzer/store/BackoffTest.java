package trafficanalyzer.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void delaysDoubleUpToTenSeconds() {
    Backoff backoff = new Backoff();
    assertThat(Stream.generate(() -> backoff.next().toMillis()).limit(9))
        .containsExactly(100L, 200L, 400L, 800L, 1_600L, 3_200L, 6_400L, 10_000L, 10_000L);
  }
}
