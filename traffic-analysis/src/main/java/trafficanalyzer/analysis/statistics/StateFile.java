package trafficanalyzer.analysis.statistics;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Statistics in a file, from which tables and plots are made again without the capture, and which
 * go together: those of slices give what the whole capture gives.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+---------------+---------------+
 * |     0x89      |      'T'      |      'A'      |      'S'      |  no text, and damaged
 * +---------------+---------------+---------------+---------------+  where taken for one,
 * |     0x0D      |     0x0A      |     0x1A      |     0x0A      |  as PNG's signature
 * +---------------+---------------+---------------+---------------+
 * |                          version (2)                          |
 * +---------------------------------------------------------------+
 * |            content, compressed by deflate with zlib's         |
 * |                   header (RFC 1950) …                         |
 * +---------------------------------------------------------------+
 * |                 CRC-32C of all that is before                 |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class StateFile {
  private static final long SIGNATURE = 0x8954_4153_0D0A_1A0AL;
  private static final int VERSION = 2;
  private static final int HEADER = 12;
  private static final int CHECKSUM = 4;

  private StateFile() {}

  /**
   * Writes statistics; the file is there only once it is complete.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(CaptureStatistics statistics, Path file) throws IOException {
    Path hidden = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(hidden))) {
        write(GatheredStatistics.stateOf(statistics), out);
      }
      Files.move(hidden, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(hidden);
    }
  }

  /** The bytes of the file. */
  static byte[] bytes(StatisticsState state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(state, bytes);
    return bytes.toByteArray();
  }

  private static void write(StatisticsState state, OutputStream out) throws IOException {
    CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32C());
    DataOutputStream header = new DataOutputStream(checked);
    header.writeLong(SIGNATURE);
    header.writeInt(VERSION);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    DeflaterOutputStream content = new DeflaterOutputStream(checked, deflater, 1 << 16);
    BufferedOutputStream buffered = new BufferedOutputStream(content, 1 << 16);
    new StateWriter(new StateOutput(buffered), state).write();
    buffered.flush();
    content.finish();
    deflater.end();
    header.writeInt((int) checked.getChecksum().getValue());
    header.flush();
  }

  /** Whether a file begins as a state file does. */
  public static boolean isOne(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] begin = in.readNBytes(Long.BYTES);
      return begin.length == Long.BYTES && ByteBuffer.wrap(begin).getLong() == SIGNATURE;
    }
  }

  /**
   * Reads a file that nobody vouches for.
   *
   * @param bounds what it may hold at most: intervals and addresses
   * @throws DamagedStateException if it is no state file, or damaged, or holds more than that
   * @throws IOException if it cannot be read
   */
  public static CaptureStatistics read(Path file, StatisticsOptions bounds) throws IOException {
    long size = Files.size(file);
    try {
      requireSound(file, size);
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        in.skipNBytes(HEADER);
        return new GatheredStatistics(content(new Limited(in, size - HEADER - CHECKSUM), bounds));
      }
    } catch (EOFException | ZipException | IllegalArgumentException | DamagedStateException e) {
      throw new DamagedStateException(
          file + " is no state file that can be read: " + e.getMessage(), e);
    }
  }

  /**
   * The time of the first frame that a file tells of, nanoseconds since the epoch; the least there
   * is where it tells of none. Nothing else is looked at, not even the checksum.
   *
   * @throws IOException if it cannot be read
   */
  public static long firstNanos(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      in.skipNBytes(HEADER);
      InputStream inflated = new BufferedInputStream(new InflaterInputStream(in));
      StatisticsState.Times times = StateReader.times(new StateInput(inflated, 1 << 16));
      return times == null ? Long.MIN_VALUE : times.firstFrame();
    }
  }

  private static StatisticsState content(InputStream in, StatisticsOptions bounds)
      throws IOException {
    InputStream inflated = new BufferedInputStream(new InflaterInputStream(in), 1 << 16);
    StateInput input = new StateInput(inflated, Runtime.getRuntime().maxMemory() / 4);
    return new StateReader(input, bounds.mostIntervals(), bounds.mostAddresses()).read();
  }

  private static void requireSound(Path file, long size) throws IOException {
    if (size < HEADER + CHECKSUM) {
      throw new DamagedStateException("it is too short");
    }
    try (CheckedInputStream in =
        new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), new CRC32C())) {
      ByteBuffer header = ByteBuffer.wrap(in.readNBytes(HEADER));
      if (header.getLong() != SIGNATURE) {
        throw new DamagedStateException("it does not begin as one");
      }
      int version = header.getInt();
      if (version != VERSION) {
        throw new DamagedStateException(
            "it is of version " + version + ", and this program reads version " + VERSION);
      }
      in.skipNBytes(size - HEADER - CHECKSUM);
      int expected = (int) in.getChecksum().getValue();
      if (ByteBuffer.wrap(in.readNBytes(CHECKSUM)).getInt() != expected) {
        throw new DamagedStateException("its checksum is not that of its content");
      }
    }
  }

  /** The content without the checksum behind it. */
  private static final class Limited extends FilterInputStream {
    private long left;

    Limited(InputStream in, long left) {
      super(in);
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      int read = left > 0 ? super.read() : -1;
      left -= read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0 && length > 0) {
        return -1;
      }
      int read = super.read(bytes, offset, (int) Math.min(length, left));
      left -= Math.max(0, read);
      return read;
    }
  }
}
