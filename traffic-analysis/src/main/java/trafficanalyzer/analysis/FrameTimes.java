package trafficanalyzer.analysis;

import java.time.Duration;
import trafficanalyzer.packet.stage.StagedPacket;

/**
 * When each frame was captured, for all analyses alike. Where the file does not say, as in pcapng's
 * simple packet blocks, it was at once with the frame before; before any frame with a time, at once
 * with the first that has one.
 */
final class FrameTimes {
  /** Captures that count from 0 on, as simulations write them, begin at 0 indeed. */
  private static final long A_DAY = Duration.ofDays(1).toNanos();

  private long before;
  private long given;

  /**
   * Begins with a file, which may follow another one.
   *
   * @param firstNanos the first time in it; 0 if none is known
   */
  void beginFile(long firstNanos) {
    given = 0;
    if (before == 0 && Math.abs(firstNanos) >= A_DAY) {
      before = firstNanos;
    }
  }

  /** Gives the next frame its time. */
  void tell(StagedPacket frame) {
    long nanos = frame.timestampNanos();
    if (nanos != 0) {
      before = nanos;
    } else if (before != 0) {
      frame.timestampNanos(before);
      given++;
    }
  }

  /** How many frames of the file got the time of another one. */
  long given() {
    return given;
  }
}
