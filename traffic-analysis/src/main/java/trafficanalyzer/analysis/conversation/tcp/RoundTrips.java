package trafficanalyzer.analysis.conversation.tcp;

/** Round-trip times: from a segment to its acknowledgment, at the place of capture. */
public final class RoundTrips {
  /** Numbers that {@link #store} stores. */
  static final int STORED = 4;

  private long count;
  private double sumNanos;
  private long leastNanos;
  private long mostNanos;

  void clear() {
    count = 0;
    sumNanos = 0;
  }

  /** Becomes what was stored. */
  void load(long[] page, int at) {
    count = page[at];
    sumNanos = Double.longBitsToDouble(page[at + 1]);
    leastNanos = page[at + 2];
    mostNanos = page[at + 3];
  }

  void store(long[] page, int at) {
    page[at] = count;
    page[at + 1] = Double.doubleToRawLongBits(sumNanos);
    page[at + 2] = leastNanos;
    page[at + 3] = mostNanos;
  }

  void add(long nanos) {
    leastNanos = count == 0 ? nanos : Math.min(leastNanos, nanos);
    mostNanos = count == 0 ? nanos : Math.max(mostNanos, nanos);
    sumNanos += nanos;
    count++;
  }

  /** How many were measured. */
  public long count() {
    return count;
  }

  /** Nanoseconds; only with a {@link #count()}. */
  public double meanNanos() {
    return sumNanos / count;
  }

  /** Nanoseconds; only with a {@link #count()}. */
  public long leastNanos() {
    return leastNanos;
  }

  /** Nanoseconds; only with a {@link #count()}. */
  public long mostNanos() {
    return mostNanos;
  }
}
