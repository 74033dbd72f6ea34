package trafficanalyzer.analysis;

import trafficanalyzer.packet.stage.StagedPacket;

/**
 * When each frame was captured, for all analyses alike. Where the file does not say, as in pcapng's
 * simple packet blocks, it was at once with the frame before; before any frame with a time, in
 * 1970: nothing better is known when they are read.
 */
final class FrameTimes {
  private long before;

  /** Gives the next frame its time. */
  void tell(StagedPacket frame) {
    long nanos = frame.timestampNanos();
    if (nanos == 0) {
      frame.timestampNanos(before);
    } else {
      before = nanos;
    }
  }
}
