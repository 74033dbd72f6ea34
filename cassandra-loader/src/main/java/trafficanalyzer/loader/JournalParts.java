package trafficanalyzer.loader;

/**
 * Cuts what a capture adds to ten minutes of a journal of names into parts, so that no partition
 * grows without bounds, however many names a slice tells. Parts are filled from 0 on, since a
 * reader ends at the first that is empty; which one a row is in follows from the capture alone.
 */
final class JournalParts {
  /** Of a capture in a part; ten minutes have sixty slices of usual length. */
  static final int ROWS = 10_000;

  private static final long PERIOD_NANOS = 600_000_000_000L;

  private long period;
  private int rows;

  /** The part of the capture's next row, by its packet time in nanoseconds since the epoch. */
  int next(long observedAtNanos) {
    long its = Math.floorDiv(observedAtNanos, PERIOD_NANOS);
    if (its != period) {
      // A capture that steps back begins with 0 again: less even, but without a gap.
      period = its;
      rows = 0;
    }
    return rows++ / ROWS;
  }
}
