package trafficanalyzer.cli.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTextTest {
  private static final MetricsText PAGE =
      MetricsText.parse(
          """
          # HELP rows_total Rows.
          # TYPE rows_total counter
          rows_total{table="packets"} 12.0
          rows_total{table="other_frames",} 3 1700000000000
          up 1
          odd{a="x,y=\\"}\\\\",b="two\\nlines"} 1e3
          most +Inf
          least -Inf
          no number
          """);

  @Test
  void sumsAreOverEverySeriesOfTheName() {
    assertThat(PAGE.sum("rows_total")).contains(15.0);
    assertThat(PAGE.sum("up")).contains(1.0);
    assertThat(PAGE.sum("rows")).isEmpty();
  }

  @Test
  void labelsAreUnescaped() {
    assertThat(PAGE.samples("odd"))
        .singleElement()
        .satisfies(
            sample -> {
              assertThat(sample.label("a")).isEqualTo("x,y=\"}\\");
              assertThat(sample.label("b")).isEqualTo("two\nlines");
              assertThat(sample.label("c")).isEmpty();
              assertThat(sample.value()).isEqualTo(1000);
            });
  }

  @Test
  void infinityIsAValueAndWordsAreNone() {
    assertThat(PAGE.sum("most")).contains(Double.POSITIVE_INFINITY);
    assertThat(PAGE.sum("least")).contains(Double.NEGATIVE_INFINITY);
    assertThat(PAGE.samples("no")).isEmpty();
  }
}
