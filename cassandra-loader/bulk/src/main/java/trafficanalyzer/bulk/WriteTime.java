package trafficanalyzer.bulk;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When rows are written: of two writes of a row the later one counts.
 *
 * @param micros since the epoch
 * @param ttl seconds from then that the rows are valid; 0 for ever
 */
record WriteTime(long micros, int ttl) {
  static WriteTime now(int ttl) {
    return new WriteTime(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()), ttl);
  }

  long seconds() {
    return micros / 1_000_000;
  }
}
