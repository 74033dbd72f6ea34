package trafficanalyzer.analysis.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import trafficanalyzer.analysis.AnalysedCapture;
import trafficanalyzer.analysis.statistics.CaptureStatistics;
import trafficanalyzer.analysis.statistics.IntervalStatistics;
import trafficanalyzer.analysis.statistics.IntervalTable;

/** What was odd, in sentences. Each names the figure that it was taken from. */
final class Remarks {
  /** Below as many, shares tell nothing. */
  private static final long FEW = 50;

  private static final double PEAK = 5;
  private static final double UNANSWERED = 0.5;
  private static final double RESET = 0.25;
  private static final double CONCENTRATED = 0.5;

  private final List<String> remarks = new ArrayList<>();

  private Remarks() {}

  static List<String> of(ReportContent content) {
    Remarks remarks = new Remarks();
    content.captures().forEach(remarks::file);
    remarks.connections(content.statistics().total());
    remarks.addresses(content.statistics().total());
    remarks.time(content.statistics());
    remarks.oddities(content.oddities());
    return remarks.remarks;
  }

  private void add(String sentence, Object... figures) {
    remarks.add(sentence.formatted(figures));
  }

  private void oddities(List<ReportOddity> oddities) {
    String counted =
        oddities.stream()
            .filter(oddity -> oddity.packets() > 0)
            .map(oddity -> oddity.what() + " " + Numbers.whole(oddity.packets()))
            .collect(Collectors.joining(", "));
    if (!counted.isEmpty()) {
      add("TCP segments that are odd: %s.", counted);
    }
  }

  private void file(AnalysedCapture capture) {
    if (capture.fault().isEmpty() && !capture.complete()) {
      add(
          "%s was read up to frame %s only, as was asked for.",
          capture.name(), Numbers.whole(capture.health().frames()));
    }
    if (capture.framesWithoutTime() > 0) {
      add(
          "%s of the frames in %s have no time: they count as captured at once with the frame before,"
              + " those at the start with the first that has a time.",
          Numbers.percent(capture.framesWithoutTime(), capture.health().frames()), capture.name());
    }
    long outOfOrder = capture.health().outOfOrder();
    if (outOfOrder > 0) {
      add(
          "Time goes back: %s earlier than the one before (%s).",
          outOfOrder == 1 ? "1 frame is" : Numbers.whole(outOfOrder) + " frames are",
          Numbers.percent(outOfOrder, capture.health().frames()));
    }
    if (capture.health().cutFrames() > 0) {
      add(
          "%s of the frames were not captured whole.",
          Numbers.percent(capture.health().cutFrames(), capture.health().frames()));
    }
  }

  private void connections(IntervalStatistics total) {
    if (total.syn() >= FEW && total.synAck() < total.syn() * UNANSWERED) {
      add(
          "Most connection attempts got no answer: %s SYN, %s SYN-ACK. Scans look so, and captures"
              + " of one direction.",
          Numbers.whole(total.syn()), Numbers.whole(total.synAck()));
    }
    if (total.rst() >= FEW && total.rst() > total.syn() * RESET) {
      add(
          "Many connections were reset: %s RST to %s SYN and %s FIN.",
          Numbers.whole(total.rst()), Numbers.whole(total.syn()), Numbers.whole(total.fin()));
    }
  }

  private void addresses(IntervalStatistics total) {
    if (total.packets() >= FEW
        && total.sources().distinct() > 10
        && total.sources().secondMoment() > CONCENTRATED) {
      add(
          "One address sends nearly everything: F2 of the source addresses is %.2f.",
          total.sources().secondMoment());
    }
    if (!total.sources().isExact() || !total.destinations().isExact()) {
      add(
          "There were more addresses than were counted one by one: their number is an estimate, ± %.1f %%.",
          100 * Math.max(total.sources().error(), total.destinations().error()));
    }
    long frames = total.packets() + total.otherFrames();
    if (total.otherFrames() > frames / 2) {
      add(
          "%s of the frames carry no IP that was counted.",
          Numbers.percent(total.otherFrames(), frames));
    }
  }

  private void time(CaptureStatistics statistics) {
    IntervalTable intervals = statistics.intervals();
    double seconds = intervals.intervalNanos() / 1e9;
    double[] bytes =
        IntStream.range(0, intervals.size()).mapToDouble(i -> intervals.get(i).bytes()).toArray();
    if (bytes.length >= 5) {
      double[] sorted = bytes.clone();
      Arrays.sort(sorted);
      double median = sorted[sorted.length / 2];
      int peak =
          IntStream.range(0, bytes.length).reduce((a, b) -> bytes[b] > bytes[a] ? b : a).orElse(0);
      if (bytes[peak] > PEAK * median) {
        add(
            "The busiest interval, from %s UTC on, has %s: %.0f times the median.",
            Numbers.time(intervals.get(peak).beginNanos()),
            Numbers.bytes(bytes[peak]),
            bytes[peak] / Math.max(1, median));
      }
    }
    long[] empty = new long[1];
    intervals.forEachWithEmpty(
        (index, interval) -> empty[0] += index < 0 ? interval.intervals() : 0);
    if (empty[0] > 0) {
      add("Nothing at all was captured for %s.", Numbers.duration(empty[0] * seconds));
    }
  }
}
