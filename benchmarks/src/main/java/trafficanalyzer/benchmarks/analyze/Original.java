package trafficanalyzer.benchmarks.analyze;

import java.io.PrintStream;
import java.util.List;
import java.util.function.ToDoubleFunction;
import trafficanalyzer.benchmarks.measure.Contest;
import trafficanalyzer.benchmarks.measure.Run;
import trafficanalyzer.benchmarks.measure.Spread;

/**
 * What the analysis is compared with that cannot be run here: a script in Python and Cython, by its
 * author's own figures for one trace of the MAWI archive.
 */
final class Original {
  private static final double GIGABYTES = 3.6;
  private static final double LEAST_MINUTES = 387;
  private static final double MOST_MINUTES = 449;

  private Original() {}

  /**
   * Prints how long ours would take for as large a trace, and how many times as fast that is.
   *
   * @param contest with gzip as its first entrant
   */
  static void compare(String name, long bytes, Contest contest, int entrant, PrintStream out) {
    double gzip = median(contest.runs(0), Run::wallSeconds);
    double ours = median(contest.runs(entrant), Run::wallSeconds);
    double minutes = ours / 60 * GIGABYTES / (bytes / 1e9);
    out.printf(
        "%s: a trace of %.2f GB in gzip takes %.2f times as long as gzip to decompress it%n",
        name, bytes / 1e9, ours / gzip);
    out.printf(
        "%.1f GB at this speed: %.1f minutes; the script that it replaces took %.0f–%.0f, %.0f–%.0f"
            + " times as long%n%n",
        GIGABYTES,
        minutes,
        LEAST_MINUTES,
        MOST_MINUTES,
        LEAST_MINUTES / minutes,
        MOST_MINUTES / minutes);
  }

  static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
    return Spread.of(runs, figure).median();
  }
}
