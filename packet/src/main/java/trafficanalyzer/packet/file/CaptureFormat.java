package trafficanalyzer.packet.file;

import java.io.IOException;

/** One format of capture files: finds the frames in a {@link ByteWindow}. */
abstract class CaptureFormat {
  /** As libpcap's MAXIMUM_SNAPLEN: no link layer that we read has larger frames. */
  static final int LONGEST_FRAME = 262_144;

  /** Before it is known. */
  static final int NO_LINK_TYPE = -1;

  final ByteWindow window;
  long frameNumber;
  long timestampNanos;
  int capturedLength;
  int wireLength;
  int linkType = NO_LINK_TYPE;
  int offset;
  CaptureFault fault;

  CaptureFormat(ByteWindow window) {
    this.window = window;
  }

  /**
   * Moves to the next frame and sets the fields; false at the end or at a fault. At a fault the
   * window stays where the record begins that cannot be read, as far as its bytes are there.
   */
  abstract boolean next() throws IOException;

  /** The format's name with its variant, for people. */
  abstract String name();

  /** Whether timestamps may be finer than microseconds. */
  abstract boolean hasNanoseconds();

  /**
   * Whether a record seems to begin at an index of the window's buffer. Asked only after a fault,
   * with at least {@link Resumption#LOOK_AHEAD} bytes available, or all that there are.
   *
   * @param end index after the last byte available
   * @param last whether the stream ends there
   */
  abstract boolean recordBegins(int index, int end, boolean last);

  /** Tells that the frame after the current one cannot be read; returns false. */
  final boolean fault(long position, String reason) {
    fault = new CaptureFault(frameNumber + 1, position, reason);
    return false;
  }

  /** The stream ends where a record might begin: a fault only where it is damaged. */
  final boolean ended(long position) {
    return window.damage() != null && fault(position, window.damage());
  }

  /** The stream ends within something; returns false. */
  final boolean cutShort(long position, String what, long expected, long found) {
    if (window.damage() != null) {
      return fault(position, window.damage());
    }
    return fault(
        position,
        what
            + " cut short: "
            + expected
            + " bytes expected, "
            + found
            + " found before the end of the file");
  }

  /** A frame says that it is longer than any is; returns false. */
  final boolean tooLong(long position, long captured) {
    return fault(
        position,
        "captured length " + captured + " where at most " + LONGEST_FRAME + " is expected");
  }

  /** Lengths on the wire of 2 GiB and more are told as one byte less than that. */
  static int wireLength(long bytes) {
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }
}
