package trafficanalyzer.benchmarks.capture;

/**
 * Gives the packets of many captures one time that only goes on: each keeps its distance from the
 * one before, within bounds, since real captures lie years apart and go back in places.
 */
public final class Clock {
  /** 1 January 2024. */
  static final long START_NANOS = 1_704_067_200_000_000_000L;

  /** Ten million packets then last a day at most. */
  static final long LONGEST_GAP_NANOS = 10_000_000;

  private final long longestGap;
  private final int stretch;
  private long last;
  private long now = START_NANOS;

  Clock() {
    this(LONGEST_GAP_NANOS, 1);
  }

  /**
   * Other distances.
   *
   * @param longestGap nanoseconds that a packet comes after the one before at most
   * @param stretch how many times as long every distance becomes
   */
  public Clock(long longestGap, int stretch) {
    this.longestGap = longestGap;
    this.stretch = stretch;
  }

  /** Another capture begins: its first packet comes at once. */
  void restart(long firstNanos) {
    last = firstNanos;
  }

  /** The time of the next packet, whose capture says that it was this. */
  long next(long timestampNanos) {
    long gap = Math.max(0, Math.min(timestampNanos - last, longestGap));
    now += Math.min(gap * stretch, longestGap);
    last = timestampNanos;
    return now;
  }
}
