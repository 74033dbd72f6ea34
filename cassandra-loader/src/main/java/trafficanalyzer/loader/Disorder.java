package trafficanalyzer.loader;

/** How far the packets of a capture step back behind the newest one before them. */
final class Disorder {
  private long oldest = Long.MAX_VALUE;
  private long newest = Long.MIN_VALUE;
  private long most;

  void see(long timestampNanos) {
    oldest = Math.min(oldest, timestampNanos);
    if (timestampNanos >= newest) {
      newest = timestampNanos;
    } else {
      most = Math.max(most, newest - timestampNanos);
    }
  }

  /** The earliest time seen. */
  long oldest() {
    return oldest;
  }

  /** The latest time seen. */
  long newest() {
    return newest;
  }

  /** The longest step back, in nanoseconds; 0 for a capture in order. */
  long nanos() {
    return most;
  }
}
