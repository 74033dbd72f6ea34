package trafficanalyzer.packet.file;

import java.io.IOException;

/**
 * A compressed stream cannot be decompressed further. {@link ByteWindow} takes it for the stream's
 * end, so that it becomes a {@link CaptureFault} after the frames before it.
 */
final class DamagedStreamException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedStreamException(String message) {
    super(message);
  }
}
