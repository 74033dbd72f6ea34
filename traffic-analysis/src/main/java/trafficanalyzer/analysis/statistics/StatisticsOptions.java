package trafficanalyzer.analysis.statistics;

import java.time.Duration;

/**
 * What to count, and up to where.
 *
 * @param interval how long an interval is: at least a microsecond, at most 10,000 days
 * @param onlyIpv4 whether packets of IPv6 are left out
 * @param mostFrames after which counting ends
 * @param mostIntervals rows after which counting ends, with those that are empty
 * @param mostAddresses that are counted exactly
 */
public record StatisticsOptions(
    Duration interval, boolean onlyIpv4, long mostFrames, long mostIntervals, int mostAddresses) {
  private static final Duration SHORTEST = Duration.ofNanos(1_000);
  private static final Duration LONGEST = Duration.ofDays(10_000);

  /** Ten seconds, all packets, and bounds that keep memory in some hundred megabytes. */
  public static final StatisticsOptions DEFAULT =
      new StatisticsOptions(Duration.ofSeconds(10), false, Long.MAX_VALUE, 100_000, 2_000_000);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException naming what is out of them
   */
  public StatisticsOptions {
    if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("an interval lasts from a microsecond to 10,000 days");
    }
    if (mostFrames < 1 || mostIntervals < 1 || mostAddresses < 1) {
      throw new IllegalArgumentException("what is counted is counted from 1 on");
    }
  }

  /** The same with another interval. */
  public StatisticsOptions withInterval(Duration other) {
    return new StatisticsOptions(other, onlyIpv4, mostFrames, mostIntervals, mostAddresses);
  }

  /** The same bounds for what was counted already. */
  StatisticsOptions like(long intervalNanos, boolean onlyIpv4) {
    return new StatisticsOptions(
        Duration.ofNanos(intervalNanos), onlyIpv4, mostFrames, mostIntervals, mostAddresses);
  }
}
