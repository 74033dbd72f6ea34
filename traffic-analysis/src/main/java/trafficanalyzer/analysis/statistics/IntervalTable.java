package trafficanalyzer.analysis.statistics;

import java.util.List;

/**
 * The intervals of a capture in the order in which they were captured. All are as long, and begin
 * at multiples of their length since the epoch. Only intervals in which something was captured are
 * kept; {@link #forEachWithEmpty} puts those between them in.
 */
public interface IntervalTable {
  /** A gap of more intervals than this is one row. */
  int LONGEST_WRITTEN_OUT = 1_000;

  /** How long each interval is, nanoseconds. */
  long intervalNanos();

  /** How many intervals are kept. */
  int size();

  /** An interval that is kept. */
  IntervalStatistics get(int index);

  /** The packets of each port in an interval that is kept. */
  PortCounts ports(int index, PortKind kind);

  /** The applications of an interval that is kept, those with most bytes first. */
  List<Traffic> applications(int index);

  /**
   * Shows all intervals from the first to the last, also empty ones; a gap of more than {@link
   * #LONGEST_WRITTEN_OUT} is one. Where a capture goes back in time by more than one interval, its
   * intervals do, too: nothing is put in there.
   */
  void forEachWithEmpty(Visitor visitor);

  /** Takes one interval. */
  @FunctionalInterface
  interface Visitor {
    /**
     * @param index of an interval that is kept; -1 of one that is empty, or a gap
     */
    void interval(int index, IntervalStatistics statistics);
  }
}
