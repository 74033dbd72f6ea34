package trafficanalyzer.packet.file;

import java.io.IOException;

/**
 * Looks for the next record after a fault, byte after byte: damage may have added or taken away any
 * number of them.
 */
final class Resumption {
  /** A record of the largest size that is looked for, and the header of the one after it. */
  static final int LOOK_AHEAD = CaptureFormat.LONGEST_FRAME + 1024;

  private Resumption() {}

  /**
   * Leaves everything behind before the next plausible record.
   *
   * @return false if there is none before the end of the stream
   */
  static boolean find(CaptureFormat format) throws IOException {
    ByteWindow window = format.window;
    boolean last = false;
    for (int first = 1; window.available() > first || !last; first = 0) {
      // A whole buffer at once, and seldom: each refill moves what is left of the one before.
      last = window.available() <= LOOK_AHEAD + 1 && !window.require(ByteWindow.MOST_BYTES);
      int begin = window.index();
      int end = begin + window.available();
      int searched = last ? end : end - LOOK_AHEAD;
      for (int index = begin + first; index < searched; index++) {
        if (format.recordBegins(index, end, last)) {
          window.skip(index - begin);
          return true;
        }
      }
      window.skip(Math.max(0, searched - begin));
    }
    return false;
  }
}
