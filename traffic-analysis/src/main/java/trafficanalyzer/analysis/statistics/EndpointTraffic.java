package trafficanalyzer.analysis.statistics;

import java.util.List;

/**
 * What went to and from the endpoints of one hostname, interval by interval.
 *
 * @param name the hostname; {@link #UNKNOWN} and {@link #OTHER} stand for several
 * @param packets of all intervals
 * @param bytes of their frames, on the wire
 * @param intervals those in which there was anything, in the order of time
 */
public record EndpointTraffic(String name, long packets, long bytes, List<Interval> intervals) {
  /** Of endpoints whose hostname is not known; the roll-ups call them the same. */
  public static final String UNKNOWN = "-";

  /**
   * Of the hostnames with few bytes, where there was no room for all. No hostname is written so: in
   * names from DNS a parenthesis has a backslash before it, others have none.
   */
  public static final String OTHER = "(other)";

  /**
   * One interval.
   *
   * @param beginNanos a multiple of the interval's length, nanoseconds since the epoch
   * @param packets in it
   * @param bytes of their frames, on the wire
   */
  public record Interval(long beginNanos, long packets, long bytes) {}

  /** Adds intervals up; they must be in the order of time. */
  public static EndpointTraffic of(String name, List<Interval> intervals) {
    return new EndpointTraffic(
        name,
        intervals.stream().mapToLong(Interval::packets).sum(),
        intervals.stream().mapToLong(Interval::bytes).sum(),
        List.copyOf(intervals));
  }

  /** Whether it stands for all whose hostname is not known. */
  public boolean isUnknown() {
    return name.equals(UNKNOWN);
  }

  /** Whether it stands for several hostnames. */
  public boolean isOther() {
    return name.equals(OTHER);
  }
}
