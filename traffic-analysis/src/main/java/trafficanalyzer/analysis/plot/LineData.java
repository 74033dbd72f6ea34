package trafficanalyzer.analysis.plot;

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

  /** The largest value that is shown, with its spread; NaN without values. */
  double largest() {
    double largest = Double.NaN;
    for (Line line : lines) {
      boolean first = spread != null && line == lines.get(0);
      for (int i = 0; i < line.values().length; i++) {
        double value = line.values()[i] + (first && spread[i] > 0 ? spread[i] : 0);
        if (!(value <= largest) && !Double.isNaN(value)) {
          largest = value;
        }
      }
    }
    return largest;
  }
}
