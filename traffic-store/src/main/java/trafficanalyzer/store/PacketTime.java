package trafficanalyzer.store;

import java.time.Duration;
import java.time.Instant;

/**
 * A packet's time as the tables hold it. CQL's {@code timestamp} has milliseconds only, so the
 * nanosecond of the second has a column of its own. Everything floors, also before 1970.
 */
final class PacketTime {
  static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long SLICE_MILLIS = 10_000L;
  private static final long MINUTE_MILLIS = 60_000L;
  private static final long TEN_MINUTES_MILLIS = 600_000L;
  private static final long DAY_MILLIS = 86_400_000L;

  private PacketTime() {}

  static long millis(long nanos) {
    return Math.floorDiv(nanos, NANOS_PER_MILLI);
  }

  static int nanoOfSecond(long nanos) {
    return (int) Math.floorMod(nanos, NANOS_PER_SECOND);
  }

  /** The 10 s interval's start, in milliseconds. */
  static long slice(long nanos) {
    return floor(nanos, SLICE_MILLIS);
  }

  static long minute(long nanos) {
    return floor(nanos, MINUTE_MILLIS);
  }

  static long tenMinutes(long nanos) {
    return floor(nanos, TEN_MINUTES_MILLIS);
  }

  static Instant tenMinutes(Instant time) {
    long millis = time.toEpochMilli();
    return Instant.ofEpochMilli(millis - Math.floorMod(millis, TEN_MINUTES_MILLIS));
  }

  /** Days since 1970-01-01, UTC. */
  static int day(long nanos) {
    return (int) Math.floorDiv(millis(nanos), DAY_MILLIS);
  }

  /** The inverse of {@link #millis} and {@link #nanoOfSecond}. */
  static long nanos(Instant timestamp, int nanoOfSecond) {
    return Math.addExact(
        Math.multiplyExact(timestamp.getEpochSecond(), NANOS_PER_SECOND), nanoOfSecond);
  }

  private static long floor(long nanos, long unitMillis) {
    long millis = millis(nanos);
    return millis - Math.floorMod(millis, unitMillis);
  }
}
