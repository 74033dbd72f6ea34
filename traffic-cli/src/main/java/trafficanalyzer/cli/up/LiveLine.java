package trafficanalyzer.cli.up;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import trafficanalyzer.cli.monitor.Figures;

/**
 * One line that says how it goes. Rows come a slice at a time, so a rate is measured from one
 * moment at which its counter moved to the last such moment: over any other span it would hold a
 * slice too many or too few.
 */
final class LiveLine {
  private static final Duration WINDOW = Duration.ofSeconds(31);
  private static final Duration STANDSTILL = Duration.ofSeconds(25);
  private static final int TOP = 3;

  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(long nanos, Figures figures) {}

  /**
   * @param nanos when the figures were read, by {@link System#nanoTime()}
   */
  String next(long nanos, Figures figures, List<String> problems) {
    samples.addLast(new Sample(nanos, figures));
    while (samples.size() > 2 && nanos - samples.peekFirst().nanos() > WINDOW.toNanos()) {
      samples.removeFirst();
    }
    StringBuilder line = new StringBuilder();
    line.append(rate(Figures::packets)).append(" packets/s, ");
    line.append(rate(Figures::rows)).append(" rows/s");
    List<String> top = figures.top(TOP);
    line.append(top.isEmpty() ? "" : " | " + String.join(", ", top));
    line.append(figures.spoolSlices() > 2 ? " | " + backlog(figures) : "");
    line.append(count(figures.dropped(), "packets dropped"));
    line.append(count(figures.failed(), "slices failed"));
    line.append(count(Math.abs(figures.residual()), "packets unaccounted for"));
    problems.forEach(problem -> line.append(" | ").append(problem));
    return line.toString();
  }

  private static String backlog(Figures figures) {
    return String.format(
        Locale.ROOT,
        "%.0f slices wait (%.1f MB)",
        figures.spoolSlices(),
        figures.spoolBytes() / 1e6);
  }

  private static String count(double count, String what) {
    return count == 0 ? "" : String.format(Locale.ROOT, " | %,.0f %s", count, what);
  }

  private String rate(ToDoubleFunction<Figures> counter) {
    Sample before = samples.peekFirst();
    Sample first = null;
    Sample last = before;
    for (Sample sample : samples) {
      if (counter.applyAsDouble(sample.figures()) != counter.applyAsDouble(before.figures())) {
        first = first == null ? sample : first;
        last = sample;
      }
      before = sample;
    }
    boolean still = before.nanos() - last.nanos() > STANDSTILL.toNanos();
    return String.format(
        Locale.ROOT,
        "%,.0f",
        still
            ? 0
            : rate(counter, first == null || first == last ? samples.peekFirst() : first, last));
  }

  /** A counter that began anew, since its process did, counts as nothing for a moment. */
  private static double rate(ToDoubleFunction<Figures> counter, Sample first, Sample last) {
    double seconds = (last.nanos() - first.nanos()) / 1e9;
    double gained = counter.applyAsDouble(last.figures()) - counter.applyAsDouble(first.figures());
    return seconds > 0 ? Math.max(0, gained) / seconds : 0;
  }
}
