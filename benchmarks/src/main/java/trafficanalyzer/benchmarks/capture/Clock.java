package trafficanalyzer.benchmarks.capture;

/**
 * Gives the packets of many captures one time that only goes on: each keeps its distance from the
 * one before, within bounds, since real captures lie years apart and go back in places.
 */
final class Clock {
  /** 1 January 2024. */
  static final long START_NANOS = 1_704_067_200_000_000_000L;

  /** Ten million packets then last a day at most. */
  static final long LONGEST_GAP_NANOS = 10_000_000;

  private long last;
  private long now = START_NANOS;

  /** Another capture begins: its first packet comes at once. */
  void restart(long firstNanos) {
    last = firstNanos;
  }

  /** The time of the next packet, whose capture says that it was this. */
  long next(long timestampNanos) {
    now += Math.max(0, Math.min(timestampNanos - last, LONGEST_GAP_NANOS));
    last = timestampNanos;
    return now;
  }
}
