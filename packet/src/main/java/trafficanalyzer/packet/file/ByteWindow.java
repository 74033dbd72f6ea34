package trafficanalyzer.packet.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A window over a stream of bytes: a direct buffer that holds what is looked at now. Formats ask
 * for the bytes they need and read them by absolute index, so that nothing is copied but the rest
 * of a frame at the buffer's end. Where the bytes come from, a file or a decompressor, is the
 * channel's affair.
 */
final class ByteWindow {
  /** Enough for any frame that we accept, with its record header. */
  static final int MOST_BYTES = 1 << 20;

  /** Small slices need no large buffer; most are read whole at once. */
  private static final int FEWEST_BYTES = 1 << 14;

  private final ReadableByteChannel channel;
  private ByteBuffer buffer;
  private long bufferPosition; // of the stream, at index 0 of the buffer
  private int index;
  private int end;
  private boolean ended;
  private String damage;
  private BooleanSupplier beforeWaiting = () -> true;
  private Supplier<ByteBuffer> furtherBuffers = () -> buffer;

  /**
   * @param expectedBytes how many bytes are likely to come
   */
  ByteWindow(ReadableByteChannel channel, long expectedBytes) {
    this.channel = channel;
    this.buffer =
        ByteBuffer.allocateDirect(
            (int) Math.max(FEWEST_BYTES, Math.min(expectedBytes, MOST_BYTES)));
  }

  /** The bytes; {@link #require} may replace it by another buffer, to hold more. */
  ByteBuffer buffer() {
    return buffer;
  }

  /** Index in the buffer of the next byte not yet skipped. */
  int index() {
    return index;
  }

  /** Position in the stream of the next byte not yet skipped. */
  long position() {
    return bufferPosition + index;
  }

  /** Position in the stream of the first byte in the buffer: those before are gone. */
  long bufferPosition() {
    return bufferPosition;
  }

  /** How many bytes are there without reading more. */
  int available() {
    return end - index;
  }

  /** Why the stream ended before its end; null while it is sound. */
  String damage() {
    return damage;
  }

  /**
   * What to do each time before the stream is read, which may wait for whoever writes it; the
   * stream ends where that is false.
   */
  void beforeWaiting(BooleanSupplier action) {
    beforeWaiting = action;
  }

  /** Where to read on when the buffer is used up, in place of the same buffer again. */
  void furtherBuffers(Supplier<ByteBuffer> buffers) {
    furtherBuffers = buffers;
  }

  /**
   * Makes the next bytes available in the buffer.
   *
   * @param bytes at most {@link #MOST_BYTES}
   * @return false if the stream ends before, or is damaged; what is there stays available
   */
  boolean require(int bytes) throws IOException {
    if (available() >= bytes || ended) {
      return available() >= bytes;
    }
    makeRoomFor(bytes);
    buffer.position(end);
    while (available() < bytes) {
      int read = read();
      if (read < 0) {
        ended = true;
        return false;
      }
      end += read;
    }
    return true;
  }

  private int read() throws IOException {
    try {
      return beforeWaiting.getAsBoolean() ? channel.read(buffer) : -1;
    } catch (DamagedStreamException e) {
      damage = e.getMessage();
      return -1;
    }
  }

  /** Leaves bytes behind that {@link #require} made available. */
  void skip(int bytes) {
    index += bytes;
  }

  /**
   * Leaves bytes behind whether they are available or not, in bounded memory.
   *
   * @return false if the stream ends before; all of it is left behind then
   */
  boolean skipThrough(long bytes) throws IOException {
    long left = bytes;
    while (left > available()) {
      left -= available();
      index = end;
      if (!require(1)) {
        return false;
      }
    }
    index += (int) left;
    return true;
  }

  private void makeRoomFor(int bytes) {
    ByteBuffer next = furtherBuffers.get();
    buffer.limit(end).position(index);
    if (bytes > next.capacity()) {
      buffer = ByteBuffer.allocateDirect(MOST_BYTES).put(buffer);
    } else if (next != buffer) {
      next.clear().put(buffer);
      buffer = next;
    } else {
      buffer.compact();
    }
    buffer.clear();
    bufferPosition += index;
    end -= index;
    index = 0;
  }
}
