package trafficanalyzer.analysis.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThinningTest {
  private static final int POINTS = 100_000;

  private static LineData data(double[] values) {
    double[] times = new double[values.length];
    Arrays.setAll(times, i -> i);
    return new LineData("title", "unit", times, List.of(new Line("line", values)));
  }

  @Test
  void fewPointsStay() {
    LineData data = data(new double[] {3, 1, 2});

    assertThat(Thinning.of(data)).isSameAs(data);
    assertThat(Thinning.means(data)).isSameAs(data);
  }

  @Test
  void peaksOfManyStayWhereTheyAre() {
    double[] values = new double[POINTS];
    values[77_777] = 5;
    values[33_333] = -4;

    LineData thin = Thinning.of(data(values));

    assertThat(thin.times()).hasSize(2_000).isSorted();
    double[] kept = thin.lines().get(0).values();
    assertThat(Arrays.stream(kept).max()).hasValue(5);
    assertThat(Arrays.stream(kept).min()).hasValue(-4);
    int peak = Arrays.stream(kept).boxed().toList().indexOf(5.0);
    assertThat(thin.times()[peak]).isBetween(77_600.0, 77_900.0);
  }

  @Test
  void aHoleStaysAHole() {
    double[] values = new double[POINTS];
    Arrays.fill(values, 50_000, 51_000, Double.NaN);

    assertThat(Thinning.of(data(values)).lines().get(0).values()).contains(Double.NaN);
  }

  @Test
  void meansOfManyAddUp() {
    double[] values = new double[POINTS];
    Arrays.setAll(values, i -> i % 10);

    double[] means = Thinning.means(data(values)).lines().get(0).values();

    assertThat(means).hasSize(2_000);
    assertThat(Arrays.stream(means).average()).hasValue(4.5);
  }
}
