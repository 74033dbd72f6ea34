package trafficanalyzer.loader;

import java.time.Instant;

/** Arithmetic on packet times, which are nanoseconds since the epoch. */
final class Times {
  /** Length of the time part of a partition and of a roll-up: 10 s. */
  static final long WINDOW_NANOS = 10_000_000_000L;

  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final long MILLI_NANOS = 1_000_000L;

  private Times() {}

  /** The start of the 10 s window that a time lies in, in nanoseconds since the epoch. */
  static long window(long nanos) {
    return Math.floorDiv(nanos, WINDOW_NANOS) * WINDOW_NANOS;
  }

  /** Milliseconds since the epoch, rounded down. */
  static long millis(long nanos) {
    return Math.floorDiv(nanos, MILLI_NANOS);
  }

  /** The nanosecond of the second, 0 to 999,999,999. */
  static int nanoOfSecond(long nanos) {
    return (int) Math.floorMod(nanos, SECOND_NANOS);
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND_NANOS), nanoOfSecond(nanos));
  }

  /** Nanoseconds since the epoch, which fit a long until the year 2262. */
  static long nanos(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), SECOND_NANOS), instant.getNano());
  }
}
