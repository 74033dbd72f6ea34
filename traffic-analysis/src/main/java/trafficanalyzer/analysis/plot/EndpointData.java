package trafficanalyzer.analysis.plot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trafficanalyzer.analysis.VisibleText;
import trafficanalyzer.analysis.statistics.CaptureStatistics;
import trafficanalyzer.analysis.statistics.EndpointCounts;
import trafficanalyzer.analysis.statistics.EndpointTraffic;

/** Bytes over time by hostname: a line each, to be stacked; the last one is all others. */
final class EndpointData {
  private static final String WITHOUT_NAME = "without a name";

  private EndpointData() {}

  static LineData of(CaptureStatistics statistics, Timeline time) {
    Map<Long, Integer> places = places(time);
    List<EndpointTraffic> endpoints =
        statistics.endpoints().map(EndpointCounts::endpoints).orElse(List.of());
    List<Line> lines = new ArrayList<>();
    double[] rest = new double[time.size()];
    boolean hasRest = false;
    for (EndpointTraffic endpoint : endpoints) {
      if (endpoint.isOther() || lines.size() == ApplicationData.MOST) {
        hasRest = true;
        add(endpoint, places, rest);
      } else {
        double[] values = new double[time.size()];
        add(endpoint, places, values);
        lines.add(new Line(label(endpoint), values));
      }
    }
    if (hasRest) {
      lines.add(new Line(ApplicationData.REST, rest));
    }
    return new LineData("Bytes by endpoint", "bytes in " + time.length(), time.begins(), lines);
  }

  private static String label(EndpointTraffic endpoint) {
    return endpoint.isUnknown() ? WITHOUT_NAME : VisibleText.of(endpoint.name());
  }

  /** Where each interval is shown; one that a capture goes back to, where it comes first. */
  private static Map<Long, Integer> places(Timeline time) {
    Map<Long, Integer> places = new HashMap<>();
    for (int i = 0; i < time.size(); i++) {
      if (time.row(i) >= 0) {
        places.putIfAbsent(time.get(i).beginNanos(), i);
      }
    }
    return places;
  }

  private static void add(EndpointTraffic endpoint, Map<Long, Integer> places, double[] values) {
    for (EndpointTraffic.Interval interval : endpoint.intervals()) {
      Integer place = places.get(interval.beginNanos());
      if (place != null) { // else beyond what is shown
        values[place] += interval.bytes();
      }
    }
  }
}
