package trafficanalyzer.interceptor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Counts the complete records of a classic pcap file that is being written, going on from where it
 * stopped. Only record headers are looked at:
 *
 * <pre>
 *  0       4       8       12      16
 *  +-------+-------+-------+-------+-----------
 *  | time of capture | captured | wire | bytes …
 *  +-------+-------+-------+-------+-----------
 * </pre>
 *
 * The native loop does not tell how many packets it wrote, so this is the interceptor's count.
 */
final class RecordCounter implements AutoCloseable {
  static final int FILE_HEADER = 24;
  private static final int RECORD_HEADER = 16;
  private static final int CAPTURED_LENGTH = 8;

  private final FileChannel channel;
  private final ByteBuffer window =
      ByteBuffer.allocateDirect(256 * 1024).order(ByteOrder.nativeOrder()).limit(0);
  private long windowStart;
  private long end = FILE_HEADER;
  private long records;

  RecordCounter(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
  }

  /** Counts what has been added; true if the file ends with a complete record. */
  synchronized boolean advance() throws IOException {
    return advance(Long.MAX_VALUE);
  }

  /** As {@link #advance()}, but stops when {@code limit} records are counted. */
  synchronized boolean advance(long limit) throws IOException {
    long size = channel.size();
    while (records < limit && end + RECORD_HEADER <= size && load(end)) {
      int captured = window.getInt((int) (end - windowStart) + CAPTURED_LENGTH);
      long next = end + RECORD_HEADER + captured;
      if (captured < 0 || captured > InterceptorConfig.MAX_SNAPLEN || next > size) {
        return false;
      }
      end = next;
      records++;
    }
    return end == size;
  }

  private boolean load(long position) throws IOException {
    if (position >= windowStart && position + RECORD_HEADER <= windowStart + window.limit()) {
      return true;
    }
    window.clear();
    windowStart = position;
    int read = channel.read(window, position);
    window.flip();
    return read >= RECORD_HEADER;
  }

  /** Complete records so far. */
  synchronized long records() {
    return records;
  }

  /** Where the last complete record ends, in bytes from the file's start. */
  synchronized long end() {
    return end;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
