package trafficanalyzer.packet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads a capture file frame after frame into one reused direct buffer; nothing is allocated for a
 * frame. A damaged file is read up to its first fault, which {@link #fault()} then tells.
 *
 * <p>Not for use by several threads at once.
 */
public final class CaptureReader implements AutoCloseable {
  private CaptureReader() {}

  /**
   * Opens a capture file and reads its header.
   *
   * @throws NotACaptureException if it is not a capture file, or none of a kind that we read
   * @throws IOException if it cannot be read at all
   */
  public static CaptureReader open(Path file) throws IOException {
    throw new NotACaptureException(file + " is not a capture file");
  }

  /**
   * Moves to the next frame.
   *
   * @return false at the end of the file, or at its first fault
   * @throws IOException if the file cannot be read
   */
  public boolean next() throws IOException {
    return false;
  }

  /** The frame's number in the file, from 1. */
  public long frameNumber() {
    return 0;
  }

  /** When the frame was captured, nanoseconds since the epoch. */
  public long timestampNanos() {
    return 0;
  }

  /** Bytes of the frame that the file holds. */
  public int capturedLength() {
    return 0;
  }

  /** Bytes that the frame had on the wire. */
  public int wireLength() {
    return 0;
  }

  /** LINKTYPE_ value of the frame's first header. */
  public int linkType() {
    return 0;
  }

  /** The reused buffer, big-endian, that holds the frame until the next call of {@link #next()}. */
  public ByteBuffer buffer() {
    return ByteBuffer.allocate(0);
  }

  /** Absolute index of the frame's first byte in {@link #buffer()}. */
  public int offset() {
    return 0;
  }

  /** Bytes of the file that were read so far, for progress bars. */
  public long position() {
    return 0;
  }

  /** Bytes of the whole file when it was opened. */
  public long size() {
    return 0;
  }

  /** Why reading ended before the end of the file; empty while all is well. */
  public Optional<CaptureFault> fault() {
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {}
}
