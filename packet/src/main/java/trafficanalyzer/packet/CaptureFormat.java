package trafficanalyzer.packet;

import java.io.IOException;

/** One format of capture files: finds the frames in a {@link ByteWindow}. */
abstract class CaptureFormat {
  /** As libpcap's MAXIMUM_SNAPLEN: no link layer that we read has larger frames. */
  static final int LONGEST_FRAME = 262_144;

  final ByteWindow window;
  long frameNumber;
  long timestampNanos;
  int capturedLength;
  int wireLength;
  int linkType;
  int offset;
  CaptureFault fault;

  CaptureFormat(ByteWindow window) {
    this.window = window;
  }

  /** Moves to the next frame and sets the fields; false at the end or at a fault. */
  abstract boolean next() throws IOException;

  /** Tells that the frame after the current one cannot be read; returns false. */
  final boolean fault(long position, String reason) {
    fault = new CaptureFault(frameNumber + 1, position, reason);
    return false;
  }
}
