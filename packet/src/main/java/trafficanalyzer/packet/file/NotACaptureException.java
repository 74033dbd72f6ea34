package trafficanalyzer.packet.file;

import java.io.IOException;

/**
 * The file is not a capture file at all; the message tells the file, what was found and expected.
 */
public final class NotACaptureException extends IOException {
  private static final long serialVersionUID = 1L;

  NotACaptureException(String message) {
    super(message);
  }
}
