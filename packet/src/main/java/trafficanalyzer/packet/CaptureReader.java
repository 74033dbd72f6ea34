package trafficanalyzer.packet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Reads a capture file frame after frame into one reused direct buffer; nothing is allocated for a
 * frame. A damaged file is read up to its first fault, which {@link #fault()} then tells.
 *
 * <p>Not for use by several threads at once.
 */
public final class CaptureReader implements AutoCloseable {
  private final FileChannel channel;
  private final long size;
  private final CaptureFormat format;

  private CaptureReader(FileChannel channel, long size, CaptureFormat format) {
    this.channel = channel;
    this.size = size;
    this.format = format;
  }

  /**
   * Opens a capture file and reads its header.
   *
   * @throws NotACaptureException if it is not a capture file, or none of a kind that we read
   * @throws IOException if it cannot be read at all
   */
  public static CaptureReader open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      long size = channel.size();
      CaptureFormat format =
          CaptureFormats.recognize(new ByteWindow(channel, size), file.toString());
      return new CaptureReader(channel, size, format);
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Moves to the next frame.
   *
   * @return false at the end of the file, or at its first fault
   * @throws IOException if the file cannot be read
   */
  public boolean next() throws IOException {
    return format.next();
  }

  /** The frame's number in the file, from 1. */
  public long frameNumber() {
    return format.frameNumber;
  }

  /** When the frame was captured, nanoseconds since the epoch. */
  public long timestampNanos() {
    return format.timestampNanos;
  }

  /** Bytes of the frame that the file holds. */
  public int capturedLength() {
    return format.capturedLength;
  }

  /** Bytes that the frame had on the wire. */
  public int wireLength() {
    return format.wireLength;
  }

  /** LINKTYPE_ value of the frame's first header; known from the start in a classic pcap file. */
  public int linkType() {
    return format.linkType;
  }

  /** The reused buffer, big-endian, that holds the frame until the next call of {@link #next()}. */
  public ByteBuffer buffer() {
    return format.window.buffer();
  }

  /** Absolute index of the frame's first byte in {@link #buffer()}. */
  public int offset() {
    return format.offset;
  }

  /** Bytes of the file that were taken in so far, for progress bars. */
  public long position() {
    return format.window.position();
  }

  /** Bytes of the whole file when it was opened. */
  public long size() {
    return size;
  }

  /** Why reading ended before the end of the file; empty while all is well. */
  public Optional<CaptureFault> fault() {
    return Optional.ofNullable(format.fault);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
