package trafficanalyzer.analysis.plot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trafficanalyzer.analysis.VisibleText;
import trafficanalyzer.analysis.statistics.CaptureStatistics;
import trafficanalyzer.analysis.statistics.Traffic;

/** Bytes over time by application: a line each, to be stacked; the last one is all others. */
final class ApplicationData {
  /** Lines that can be told apart. */
  static final int MOST = 7;

  /** What the last line is called. */
  static final String REST = "all others";

  private ApplicationData() {}

  static LineData of(CaptureStatistics statistics, Timeline time) {
    List<Traffic> all = statistics.applications();
    List<Line> lines = new ArrayList<>();
    Map<String, double[]> byName = new HashMap<>();
    for (Traffic application : all.subList(0, Math.min(MOST, all.size()))) {
      double[] values = new double[time.size()];
      byName.put(application.name(), values);
      lines.add(new Line(VisibleText.of(application.name()), values));
    }
    double[] rest = new double[time.size()];
    for (int i = 0; i < time.size(); i++) {
      if (time.row(i) >= 0) {
        for (Traffic traffic : statistics.intervals().applications(time.row(i))) {
          byName.getOrDefault(traffic.name(), rest)[i] += traffic.bytes();
        }
      }
    }
    if (all.size() > MOST) {
      lines.add(new Line(REST, rest));
    }
    return new LineData("Bytes by application", "bytes in " + time.length(), time.begins(), lines);
  }
}
