package trafficanalyzer.loader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JournalPartsTest {
  private static final long TEN_MINUTES = 600_000_000_000L;

  private final JournalParts parts = new JournalParts();

  @Test
  void eachPartIsFilledBeforeTheNextOne() {
    for (int row = 0; row < 3 * JournalParts.ROWS; row++) {
      assertThat(parts.next(7 * TEN_MINUTES + row)).isEqualTo(row / JournalParts.ROWS);
    }
  }

  @Test
  void everyPeriodBeginsWithItsFirstPart() {
    for (int row = 0; row <= JournalParts.ROWS; row++) {
      parts.next(TEN_MINUTES - 1);
    }
    assertThat(parts.next(TEN_MINUTES)).isZero();
    assertThat(parts.next(-1)).isZero();
    assertThat(parts.next(0)).isZero();
  }
}
