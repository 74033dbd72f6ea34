package trafficanalyzer.analysis.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import trafficanalyzer.analysis.statistics.IntervalStatistics;
import trafficanalyzer.analysis.statistics.IntervalTable;

/** The intervals that are shown: those that are empty, too, and up to a limit. */
final class Timeline {
  private final List<IntervalStatistics> intervals = new ArrayList<>();
  private final List<Integer> rows = new ArrayList<>();
  private final double milliseconds;

  Timeline(IntervalTable table, int most) {
    milliseconds = table.intervalNanos() / 1e6;
    table.forEachWithEmpty(
        (row, statistics) -> {
          if (intervals.size() < most) {
            endGap(table.intervalNanos(), statistics.beginNanos());
            intervals.add(statistics);
            rows.add(row);
          }
        });
  }

  /** A gap is one interval at its beginning; another at its end keeps areas at nothing. */
  private void endGap(long length, long next) {
    if (!intervals.isEmpty() && intervals.get(intervals.size() - 1).isGap()) {
      intervals.add(IntervalStatistics.empty(next - length, 2));
      rows.add(-1);
    }
  }

  int size() {
    return intervals.size();
  }

  /** An interval, empty ones among them. */
  IntervalStatistics get(int index) {
    return intervals.get(index);
  }

  /** Its place in the table; -1 where it is empty. */
  int row(int index) {
    return rows.get(index);
  }

  /** When an interval begins, milliseconds since the epoch. */
  double begin(int index) {
    return get(index).beginNanos() / 1e6;
  }

  /** How long one is, milliseconds. */
  double milliseconds() {
    return milliseconds;
  }

  /** How long one is, for people: {@code 10 s}. */
  String length() {
    double seconds = milliseconds / 1_000;
    if (seconds >= 86_400) {
      return number(seconds / 86_400) + " d";
    }
    if (seconds >= 3_600) {
      return number(seconds / 3_600) + " h";
    }
    if (seconds >= 60) {
      return number(seconds / 60) + " min";
    }
    if (seconds >= 1) {
      return number(seconds) + " s";
    }
    return milliseconds >= 1 ? number(milliseconds) + " ms" : number(milliseconds * 1_000) + " µs";
  }

  /** Up to three digits after the point, as few as are needed. */
  private static String number(double value) {
    double rounded = Math.round(value * 1_000) / 1_000.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : "" + rounded;
  }

  double[] begins() {
    double[] begins = new double[size()];
    for (int i = 0; i < begins.length; i++) {
      begins[i] = begin(i);
    }
    return begins;
  }

  /** A figure of each interval. */
  double[] values(ToDoubleFunction<IntervalStatistics> figure) {
    double[] values = new double[size()];
    for (int i = 0; i < values.length; i++) {
      // A gap of many intervals breaks the lines: they would join what lies far apart.
      values[i] = get(i).isGap() ? Double.NaN : figure.applyAsDouble(get(i));
    }
    return values;
  }
}
