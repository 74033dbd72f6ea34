package trafficanalyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import trafficanalyzer.service.ServiceException;

class LedgerPeriodTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T02:05:10Z"), ZoneOffset.UTC);

  @Test
  void withoutOptionsItIsYesterdayAndToday() {
    LedgerPeriod period = period(null, null, null);
    assertThat(period.from()).isEqualTo("2026-11-20T00:00:00Z");
    assertThat(period.to()).isEqualTo("2026-11-22T00:00:00Z");
    assertThat(period.days())
        .containsExactly(LocalDate.parse("2026-11-20"), LocalDate.parse("2026-11-21"));
  }

  @Test
  void aDayIsMeantAsAWhole() {
    assertThat(period(null, null, "2026-11-05").days())
        .containsExactly(LocalDate.parse("2026-11-05"));
    assertThat(period("2026-11-05", "2026-11-06", null).days())
        .containsExactly(LocalDate.parse("2026-11-05"), LocalDate.parse("2026-11-06"));
  }

  @Test
  void aTimeIsInUtcUnlessItSaysOtherwise() {
    LedgerPeriod period = period("2026-11-05T04:05", "2026-11-05 04:06:07", null);
    assertThat(period.from()).isEqualTo("2026-11-05T04:05:00Z");
    assertThat(period.to()).isEqualTo("2026-11-05T04:06:07Z");
    assertThat(period.contains(Instant.parse("2026-11-05T04:05:00Z"))).isTrue();
    assertThat(period.contains(Instant.parse("2026-11-05T04:06:07Z"))).isFalse();
    assertThat(period("2026-11-05T04:05:00+01:00", null, null).from())
        .isEqualTo("2026-11-05T03:05:00Z");
    assertThat(period("2026-11-05T04:05:00Z", null, null).from()).isEqualTo("2026-11-05T04:05:00Z");
  }

  @Test
  void whatMakesNoSenseIsToldWithTheRemedy() {
    assertThatThrownBy(() -> period("yesterday", null, null))
        .isInstanceOf(ServiceException.class)
        .hasMessageContainingAll("--from is yesterday", "2026-11-21T04:05");
    assertThatThrownBy(() -> period(null, null, "21.11.2026"))
        .hasMessageContainingAll("--day is 21.11.2026", "write a day as 2026-11-21");
    assertThatThrownBy(() -> period("2026-11-05", null, "2026-11-05"))
        .hasMessageContaining("--day goes without --from and --to");
    assertThatThrownBy(() -> period("2026-11-06", "2026-11-05", null))
        .hasMessageContaining("let the first be the earlier");
  }

  private static LedgerPeriod period(String from, String to, String day) {
    return LedgerPeriod.of(from, to, day, CLOCK);
  }
}
