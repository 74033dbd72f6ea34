package trafficanalyzer.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
  private static final Instant NOW = Instant.parse("2026-11-21T02:05:10Z");

  private final RestartPolicy policy = new RestartPolicy();

  @Test
  void eachDeathWithinAMinuteWaitsTwiceAsLong() {
    policy.died(NOW);
    assertThat(policy.due(NOW)).isFalse();
    assertThat(policy.due(NOW.plusSeconds(1))).isTrue();
    policy.restarted();

    policy.died(NOW.plusSeconds(2));
    assertThat(policy.due(NOW.plusSeconds(3))).isFalse();
    assertThat(policy.due(NOW.plusSeconds(4))).isTrue();
    policy.restarted();

    assertThat(policy.restarts()).isEqualTo(2);
  }

  @Test
  void theFifthDeathInAMinuteIsTheLast() {
    for (int i = 0; i < 5; i++) {
      assertThat(policy.plan(NOW)).doesNotContain("not started again");
      policy.died(NOW.plusSeconds(i));
    }

    assertThat(policy.due(NOW.plusSeconds(3600))).isFalse();
    assertThat(policy.plan(NOW)).contains("5 times in a minute").contains("not started again");
  }

  @Test
  void oldDeathsAreForgiven() {
    for (int i = 0; i < 20; i++) {
      policy.died(NOW.plusSeconds(100L * i));
      assertThat(policy.due(NOW.plusSeconds(100L * i + 1))).isTrue();
      policy.restarted();
    }
  }
}
