package trafficanalyzer.packet.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes frames into a capture, in the little-endian order that everybody writes today.
 *
 * <p>Not for use by several threads at once.
 */
public abstract class CaptureWriter implements AutoCloseable {
  /** Beyond the largest frame with its record header. */
  private static final int BUFFER_BYTES = CaptureFormat.LONGEST_FRAME + 1024;

  final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private final OutputStream out;
  private long frames;

  CaptureWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes classic pcap, which holds frames of one link type.
   *
   * @param linkType LINKTYPE_ value of all frames
   * @param nanoseconds whether timestamps keep them; microseconds are what every program reads
   * @param out is closed with the writer
   */
  public static CaptureWriter pcap(OutputStream out, int linkType, boolean nanoseconds) {
    return new PcapWriter(out, linkType, nanoseconds);
  }

  /**
   * Writes pcapng, which holds frames of any link types: an interface for each, with timestamps in
   * nanoseconds.
   *
   * @param out is closed with the writer
   */
  public static CaptureWriter pcapng(OutputStream out) {
    return new PcapngWriter(out);
  }

  /**
   * Compresses what is written as a file's name says: gzip for .gz, zstd for .zst, lz4 for .lz4.
   *
   * @throws IOException if the library for it does not work on this machine
   */
  public static OutputStream compressed(OutputStream out, String fileName) throws IOException {
    return Compression.ofName(fileName).compress(out);
  }

  /** A file's name without the ending that tells of compression. */
  public static String withoutCompression(String fileName) {
    Compression compression = Compression.ofName(fileName);
    return fileName.substring(0, fileName.length() - compression.suffix().length());
  }

  /**
   * Writes a frame as it was read.
   *
   * @throws IOException if it cannot be written, or the format has no room for what it is
   */
  public final void write(Frame frame) throws IOException {
    write(
        frame.linkType(),
        frame.timestampNanos(),
        frame.wireLength(),
        frame.buffer(),
        frame.offset(),
        frame.capturedLength());
  }

  /**
   * Writes a frame.
   *
   * @param linkType LINKTYPE_ value of its first header
   * @param timestampNanos when it was captured, nanoseconds since the epoch
   * @param wireLength bytes that it had on the wire
   * @param bytes holds it from the absolute index {@code offset} on
   * @param capturedLength bytes that are there, at most 262,144
   * @throws IOException if it cannot be written, or the format has no room for what it is
   */
  public final void write(
      int linkType,
      long timestampNanos,
      int wireLength,
      ByteBuffer bytes,
      int offset,
      int capturedLength)
      throws IOException {
    makeRoom(capturedLength + 128);
    header(linkType, timestampNanos, wireLength, capturedLength);
    bytes.get(offset, buffer.array(), buffer.position(), capturedLength);
    buffer.position(buffer.position() + capturedLength);
    trailer(capturedLength);
    frames++;
  }

  /** Frames written so far. */
  public final long frames() {
    return frames;
  }

  /** Puts what comes before a frame into the buffer, where there is room for 128 bytes. */
  abstract void header(int linkType, long timestampNanos, int wireLength, int capturedLength)
      throws IOException;

  /** Puts what comes after a frame into the buffer. */
  void trailer(int capturedLength) {}

  private void makeRoom(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      drain();
    }
  }

  private void drain() throws IOException {
    out.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  @Override
  public final void close() throws IOException {
    try (out) {
      drain();
    }
  }
}
