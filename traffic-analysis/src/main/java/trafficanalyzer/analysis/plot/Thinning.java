package trafficanalyzer.analysis.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Leaves out points that no eye could tell apart, so that a picture is as small for a million
 * intervals as for a thousand. Peaks stay: of neighbours, the smallest and the largest value.
 */
final class Thinning {
  private static final int MOST_POINTS = 2_000;

  private Thinning() {}

  /** As it is, or with two of each group of points. */
  static LineData of(LineData data) {
    int points = data.times().length;
    if (points <= MOST_POINTS) {
      return data;
    }
    int groups = MOST_POINTS / 2;
    double[] times = new double[2 * groups];
    for (int i = 0; i < times.length; i++) {
      times[i] = data.times()[(int) ((long) i * points / times.length)];
    }
    List<Line> lines = new ArrayList<>();
    for (Line line : data.lines()) {
      lines.add(new Line(line.name(), extremes(line.values(), groups)));
    }
    double[] spread = data.spread() == null ? null : extremes(data.spread(), groups);
    return new LineData(data.title(), data.unit(), times, lines, spread, data.most());
  }

  /** The smallest and the largest value of each group, in the order that they have in it. */
  private static double[] extremes(double[] values, int groups) {
    double[] extremes = new double[2 * groups];
    for (int group = 0; group < groups; group++) {
      int from = (int) ((long) group * values.length / groups);
      int to = (int) ((long) (group + 1) * values.length / groups);
      int least = from;
      int most = from;
      for (int i = from; i < to; i++) {
        least = values[i] < values[least] || Double.isNaN(values[least]) ? i : least;
        most = values[i] > values[most] || Double.isNaN(values[most]) ? i : most;
      }
      extremes[2 * group] = values[Math.min(least, most)];
      extremes[2 * group + 1] = values[Math.max(least, most)];
    }
    return extremes;
  }

  /** As it is, or with the mean of each group of points: what is stacked must add up. */
  static LineData means(LineData data) {
    int points = data.times().length;
    if (points <= MOST_POINTS) {
      return data;
    }
    double[] times = new double[MOST_POINTS];
    for (int i = 0; i < times.length; i++) {
      times[i] = data.times()[(int) ((long) i * points / times.length)];
    }
    List<Line> lines = new ArrayList<>();
    for (Line line : data.lines()) {
      lines.add(new Line(line.name(), means(line.values())));
    }
    return new LineData(data.title(), data.unit(), times, lines, null, data.most());
  }

  private static double[] means(double[] values) {
    double[] means = new double[MOST_POINTS];
    for (int group = 0; group < means.length; group++) {
      int from = (int) ((long) group * values.length / means.length);
      int to = (int) ((long) (group + 1) * values.length / means.length);
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += values[i];
      }
      means[group] = sum / (to - from);
    }
    return means;
  }
}
