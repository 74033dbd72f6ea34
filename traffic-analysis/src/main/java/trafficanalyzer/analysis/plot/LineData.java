package trafficanalyzer.analysis.plot;

import java.util.Arrays;
import java.util.List;

/**
 * What a chart of lines shows.
 *
 * @param title above it
 * @param unit what the values are, beside the axis
 * @param times milliseconds since the epoch
 * @param lines with as many values each
 * @param spread of the first line, drawn as a band around it; null where there is none
 * @param most the largest value of the axis where that is given by what is shown; else NaN
 */
record LineData(
    String title, String unit, double[] times, List<Line> lines, double[] spread, double most) {
  LineData(String title, String unit, double[] times, List<Line> lines) {
    this(title, unit, times, lines, null, Double.NaN);
  }

  /** The same with another upper end of the axis. */
  LineData withMost(double other) {
    return new LineData(title, unit, times, lines, spread, other);
  }

  /** The same with another title. */
  LineData withTitle(String other) {
    return new LineData(other, unit, times, lines, spread, most);
  }

  /** The largest value that is shown; of stacked ones, the largest sum. NaN without values. */
  double largest(boolean stacked) {
    double largest = Double.NaN;
    for (int i = 0; i < times.length; i++) {
      double sum = 0;
      for (Line line : lines) {
        sum += line.values()[i];
        boolean spreads = spread != null && line == lines.get(0) && spread[i] > 0;
        double value = stacked ? sum : line.values()[i] + (spreads ? spread[i] : 0);
        largest = Double.isNaN(largest) || value > largest ? value : largest;
      }
    }
    return largest;
  }

  /** Whether a value is below 0. */
  boolean hasNegative() {
    return lines.stream().anyMatch(line -> Arrays.stream(line.values()).anyMatch(v -> v < 0));
  }
}
