package trafficanalyzer.packet.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * A stream's bytes from its beginning, without leaving any behind in the {@link ByteWindow} that
 * reads it. Ends where the window can hold no more; of what is piped in no more is waited for than
 * is asked for.
 */
final class Preview implements ReadableByteChannel {
  private final ByteWindow window;
  private long position;

  /**
   * @param window may have been moved, but must still hold the stream's first bytes
   */
  private Preview(ByteWindow window) {
    if (window.bufferPosition() != 0) {
      throw new IllegalStateException("frames were read already");
    }
    this.window = window;
  }

  /**
   * The time of the first frame that has one, nanoseconds since the epoch; 0 if none is found.
   *
   * @param window over a capture file of which no frame was read yet
   */
  static long firstTimeNanos(ByteWindow window) throws IOException {
    CaptureFormat format =
        CaptureFormats.recognize(new ByteWindow(new Preview(window), 0), "the preview");
    while (format.next()) {
      if (format.timestampNanos != 0) {
        return format.timestampNanos;
      }
    }
    return 0;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int ahead = (int) (position - window.position());
    if (ahead == ByteWindow.MOST_BYTES || !window.require(ahead + 1)) {
      return -1;
    }
    int bytes = Math.min(target.remaining(), window.available() - ahead);
    target.put(target.position(), window.buffer(), window.index() + ahead, bytes);
    target.position(target.position() + bytes);
    position += bytes;
    return bytes;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
