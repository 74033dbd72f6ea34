package trafficanalyzer.packet.file;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Reads a capture frame after frame into one reused direct buffer; nothing is allocated for a
 * frame. It may be pcap, pcapng or snoop, as it is or compressed by gzip, zstd or lz4; which one
 * shows in its first bytes, whatever its name. A damaged one is read up to its first fault, which
 * {@link #fault()} then tells.
 *
 * <p>Not for use by several threads at once.
 */
public final class CaptureReader implements Frame, AutoCloseable {
  /** The path that stands for standard input. */
  public static final Path STANDARD_INPUT = Path.of("-");

  /** As much as Linux keeps in a pipe. */
  private static final int PIPED_BYTES = 1 << 16;

  /** How much smaller captures are when compressed; only for the size of the first buffer. */
  private static final int LIKELY_RATIO = 4;

  private final ReadableByteChannel channel;
  private final long size;
  private final ByteWindow raw;
  private final Compression compression;
  private final ReadableByteChannel decompressed;

  /** Null unless a thread of its own decompresses. */
  private final ReadAheadStream ahead;

  private final CaptureFormat format;

  private CaptureReader(
      ReadableByteChannel channel, long size, long mostDecompressed, boolean readAhead, String name)
      throws IOException {
    this.channel = channel;
    this.size = size;
    long likely = size == 0 ? PIPED_BYTES : size;
    raw = new ByteWindow(channel, likely);
    compression = Compression.recognize(raw);
    if (compression == Compression.NONE) {
      decompressed = channel;
      ahead = null;
      format = CaptureFormats.recognize(raw, name);
      return;
    }
    ReadableByteChannel bounded = new BoundedStream(compression.decompress(raw), mostDecompressed);
    ahead = readAhead ? new ReadAheadStream(bounded, raw::position) : null;
    decompressed = readAhead ? ahead : bounded;
    boolean recognized = false;
    try {
      ByteWindow window = new ByteWindow(decompressed, likely * LIKELY_RATIO);
      format = CaptureFormats.recognize(window, name);
      recognized = true;
    } finally {
      if (!recognized) {
        decompressed.close();
      }
    }
  }

  /**
   * Opens a capture file, or standard input, and reads its header.
   *
   * @param file {@link #STANDARD_INPUT} for what is piped in
   * @throws NotACaptureException if it is not a capture file, or none of a kind that we read
   * @throws IOException if it cannot be read at all
   */
  public static CaptureReader open(Path file) throws IOException {
    if (file.equals(STANDARD_INPUT)) {
      // The descriptor itself: System.in would copy everything, and read ahead in small portions.
      return open(new FileInputStream(FileDescriptor.in).getChannel(), "standard input");
    }
    return open(file, Long.MAX_VALUE);
  }

  /**
   * Opens a capture file of which nobody knows how much is in it: a few kilobytes may decompress to
   * terabytes.
   *
   * @param mostDecompressed bytes after which the decompressed stream ends with a fault; what is
   *     not compressed is as long as its file
   * @throws NotACaptureException if it is not a capture file, or none of a kind that we read
   * @throws IOException if it cannot be read at all
   */
  public static CaptureReader open(Path file, long mostDecompressed) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    return open(channel, channel.size(), mostDecompressed, false, file.toString());
  }

  /**
   * Opens a capture file as {@link #open(Path)} does; where it is compressed, a thread of its own
   * decompresses it, ahead of who reads.
   *
   * @throws NotACaptureException if it is not a capture file, or none of a kind that we read
   * @throws IOException if it cannot be read at all
   */
  public static CaptureReader openAhead(Path file) throws IOException {
    if (file.equals(STANDARD_INPUT)) {
      return open(file);
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    return open(channel, channel.size(), Long.MAX_VALUE, true, file.toString());
  }

  /**
   * Reads a capture from anywhere; closes the channel in the end, also where this fails.
   *
   * @param channel a blocking one
   * @param name what to call it in messages
   * @throws NotACaptureException if it is not a capture, or none of a kind that we read
   * @throws IOException if it cannot be read at all
   */
  public static CaptureReader open(ReadableByteChannel channel, String name) throws IOException {
    return open(channel, 0, name);
  }

  /**
   * @param size bytes that will come, if they are known, else 0
   */
  static CaptureReader open(ReadableByteChannel channel, long size, String name)
      throws IOException {
    return open(channel, size, Long.MAX_VALUE, false, name);
  }

  private static CaptureReader open(
      ReadableByteChannel channel, long size, long mostDecompressed, boolean readAhead, String name)
      throws IOException {
    try {
      return new CaptureReader(channel, size, mostDecompressed, readAhead, name);
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Looks ahead for the time of the first frame that has one: within the first MiB of the
   * decompressed stream, and for no longer than until it is there. To be asked before {@link
   * #next()}.
   *
   * @return nanoseconds since the epoch; 0 if no frame has a time as far as that
   * @throws IOException if the file cannot be read
   */
  public long firstTimeNanos() throws IOException {
    return Preview.firstTimeNanos(format.window);
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

  /**
   * After a fault, looks for the next plausible record and goes on there. What is damaged in the
   * compressed stream itself stays the end.
   *
   * @return false if there is none up to the end of the file, or reading did not end at a fault
   * @throws IOException if the file cannot be read
   */
  public boolean resume() throws IOException {
    if (format.fault == null || !Resumption.find(format)) {
      return false;
    }
    format.fault = null;
    return true;
  }

  @Override
  public long frameNumber() {
    return format.frameNumber;
  }

  @Override
  public long timestampNanos() {
    return format.timestampNanos;
  }

  @Override
  public int capturedLength() {
    return format.capturedLength;
  }

  @Override
  public int wireLength() {
    return format.wireLength;
  }

  /**
   * {@inheritDoc} Known from the start in a classic pcap file; in pcapng each frame may have
   * another, and before the first it is -1.
   */
  @Override
  public int linkType() {
    return format.linkType;
  }

  /**
   * Leaves the frames that were read where they are: when a buffer is used up, reading goes on in
   * another one, and whoever looks at frames of the first may go on to do so, also in another
   * thread.
   *
   * @param buffers is asked for a big-endian one each time; the first then holds no frame that is
   *     yet to come. A frame that is larger than the buffer given gets another one
   */
  public void readOnInto(Supplier<ByteBuffer> buffers) {
    format.window.furtherBuffers(buffers);
  }

  /**
   * The buffer, big-endian, that holds the frame until the next call of {@link #next()}: the same
   * again and again unless {@link #readOnInto} says otherwise.
   */
  @Override
  public ByteBuffer buffer() {
    return format.window.buffer();
  }

  @Override
  public int offset() {
    return format.offset;
  }

  /** The format with its variant and byte order, for people. */
  public String format() {
    return format.name();
  }

  /** {@code none}, {@code gzip}, {@code zstd} or {@code lz4}. */
  public String compression() {
    return compression.label();
  }

  /** Whether timestamps may be finer than microseconds, as far as the file was read. */
  public boolean hasNanoseconds() {
    return format.hasNanoseconds();
  }

  /** Bytes of the file that were taken in so far, for progress bars. */
  public long position() {
    return ahead == null ? raw.position() : ahead.position();
  }

  /** Bytes of the decompressed stream that were taken in so far; faults are told in these. */
  public long streamPosition() {
    return format.window.position();
  }

  /** Bytes of the whole file when it was opened; 0 for what is piped in. */
  public long size() {
    return size;
  }

  /** Why reading ended before the end of the file; empty while all is well. */
  public Optional<CaptureFault> fault() {
    return Optional.ofNullable(format.fault);
  }

  /**
   * What to do each time before more of the file is read: who prints as packets come prints then
   * what it has, as the next one may be long in coming.
   *
   * @param action is false if no more is wanted; reading then ends as if the file did, which may be
   *     within a frame
   */
  public void beforeWaiting(BooleanSupplier action) {
    if (ahead == null) {
      raw.beforeWaiting(action);
    } else {
      ahead.beforeWaiting(action);
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      if (decompressed != channel) {
        decompressed.close();
      }
    }
  }
}
