package trafficanalyzer.benchmarks.measure;

/**
 * One run of a program from its start to its end.
 *
 * @param wallSeconds as a clock on the wall shows
 * @param cpuSeconds of all its threads, and of the kernel for it
 * @param peakMebibytes its largest process's largest resident set
 * @param lines that it printed, where they were counted, else -1
 * @param failure how it ended, and the beginning of what it complained about; empty if it did its
 *     work
 */
public record Run(
    double wallSeconds, double cpuSeconds, double peakMebibytes, long lines, String failure) {
  /** Whether it did its work. */
  public boolean succeeded() {
    return failure.isEmpty();
  }
}
