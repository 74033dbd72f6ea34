package trafficanalyzer.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.00 kB",
    "12345, 12.3 kB",
    "999499, 999 kB",
    "999999, 1.00 MB",
    "3600000000, 3.60 GB"
  })
  void bytesHaveThreeDigits(double bytes, String text) {
    assertThat(Numbers.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 µs",
    "0.0123, 12.3 ms",
    "59.94, 59.9 s",
    "61, 1 min 01 s",
    "3725, 1 h 02 min",
    "90000, 1 d 01 h"
  })
  void durationsHaveTwoUnits(double seconds, String text) {
    assertThat(Numbers.duration(seconds)).isEqualTo(text);
  }

  @Test
  void sharesOfNothingAreNone() {
    assertThat(Numbers.percent(0, 0)).isEqualTo("–");
    assertThat(Numbers.percent(1, 1_000_000)).isEqualTo("< 0.01 %");
    assertThat(Numbers.percent(1, 8)).isEqualTo("12.5 %");
  }

  @Test
  void timesAreUtc() {
    assertThat(Numbers.time(1_704_067_200_000_000_000L)).isEqualTo("2024-01-01 00:00:00");
    assertThat(Numbers.time(-1)).isEqualTo("1969-12-31 23:59:59");
    assertThat(Numbers.time(Long.MAX_VALUE)).isEqualTo("2262-04-11 23:47:16");
  }
}
