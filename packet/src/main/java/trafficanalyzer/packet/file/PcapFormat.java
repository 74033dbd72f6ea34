package trafficanalyzer.packet.file;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Classic pcap files, as draft-ietf-opsawg-pcap describes them, in either byte order.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------------------------------+
 * |            magic: A1B2C3D4 (µs) or A1B23C4D (ns)              |  file header
 * +-------------------------------+-------------------------------+
 * |         major version         |         minor version         |
 * +-------------------------------+-------------------------------+
 * |                 time zone, accuracy (both 0)                  |
 * |                          (8 bytes)                            |
 * +---------------------------------------------------------------+
 * |                            snaplen                            |
 * +-----+-+-----------------------+-------------------------------+
 * | FCS |f|       reserved        |           link type           |
 * +-----+-+-----------------------+-------------------------------+
 * |                            seconds                            |  for each frame
 * +---------------------------------------------------------------+
 * |                  microseconds or nanoseconds                  |
 * +---------------------------------------------------------------+
 * |                        captured length                        |
 * +---------------------------------------------------------------+
 * |                         wire length                           |
 * +---------------------------------------------------------------+
 * </pre>
 */
final class PcapFormat extends CaptureFormat {
  static final int FILE_HEADER_LENGTH = 24;
  static final int MICROSECONDS = 0xA1B2C3D4;
  static final int NANOSECONDS = 0xA1B23C4D;

  /** Alexey Kuznetzov's patched libpcap: more fields in each record header. */
  static final int MODIFIED = 0xA1B2CD34;

  private static final int MAJOR_VERSION_OFFSET = 4;
  private static final int MINOR_VERSION_OFFSET = 6;
  private static final int LINK_TYPE_OFFSET = 20;

  /** libpcap's LT_LINKTYPE: the bits above tell of frame check sequences. */
  private static final int LINK_TYPE_MASK = 0x03FF_FFFF;

  private static final int SECONDS_OFFSET = 0;
  private static final int FRACTION_OFFSET = 4;
  private static final int CAPTURED_LENGTH_OFFSET = 8;
  private static final int WIRE_LENGTH_OFFSET = 12;

  /** Seconds between two frames, beyond which what is found after a fault is no record. */
  private static final int A_WEEK = 7 * 24 * 3600;

  private final boolean swapped;
  private final int minorVersion;
  private final int nanosPerFraction;
  private final int recordHeaderLength;

  /** Takes the file header, which must be available in the window. */
  PcapFormat(ByteWindow window) {
    super(window);
    int magic = window.buffer().getInt(window.index());
    swapped = !isMagic(magic);
    int magicInOrder = swapped ? Integer.reverseBytes(magic) : magic;
    nanosPerFraction = magicInOrder == NANOSECONDS ? 1 : 1000;
    minorVersion = getShort(MINOR_VERSION_OFFSET);
    linkType = getInt(LINK_TYPE_OFFSET) & LINK_TYPE_MASK;
    window.skip(FILE_HEADER_LENGTH);
    recordHeaderLength = recordHeaderLength(magicInOrder);
  }

  private int recordHeaderLength(int magicInOrder) {
    // Only what was read with the file header is looked at: a pipe's writer is not waited for.
    int begin = window.index();
    PcapVariant variant =
        new PcapVariant(window.buffer(), begin, begin + window.available(), swapped);
    if (magicInOrder == MODIFIED) {
      return variant.recordHeaderLength(
          PcapVariant.PATCHED_HEADER, PcapVariant.LONG_PATCHED_HEADER);
    }
    return magicInOrder == MICROSECONDS && minorVersion == 4
        ? variant.recordHeaderLength(PcapVariant.PLAIN_HEADER, PcapVariant.PATCHED_HEADER)
        : PcapVariant.PLAIN_HEADER;
  }

  /** Whether these first four bytes, read as big-endian, begin a classic pcap file. */
  static boolean recognizes(int firstBytes) {
    return isMagic(firstBytes) || isMagic(Integer.reverseBytes(firstBytes));
  }

  private static boolean isMagic(int value) {
    return value == MICROSECONDS || value == NANOSECONDS || value == MODIFIED;
  }

  /** The major version of a file whose header is available; 2 is the only one ever used. */
  static int majorVersion(ByteWindow window) {
    ByteBuffer buffer = window.buffer();
    short version = buffer.getShort(window.index() + MAJOR_VERSION_OFFSET);
    boolean swapped = !isMagic(buffer.getInt(window.index()));
    return (swapped ? Short.reverseBytes(version) : version) & 0xFFFF;
  }

  @Override
  boolean next() throws IOException {
    if (fault != null) {
      return false;
    }
    long position = window.position();
    if (!window.require(recordHeaderLength)) {
      return window.available() == 0
          ? ended(position)
          : cutShort(position, "record header", recordHeaderLength, window.available());
    }
    long seconds = getInt(SECONDS_OFFSET) & 0xFFFF_FFFFL;
    long fraction = getInt(FRACTION_OFFSET) & 0xFFFF_FFFFL;
    long captured = getInt(CAPTURED_LENGTH_OFFSET) & 0xFFFF_FFFFL;
    long wire = getInt(WIRE_LENGTH_OFFSET) & 0xFFFF_FFFFL;
    if (minorVersion < 3 || minorVersion == 3 && captured > wire) {
      // Before version 2.3 the lengths stood the other way round, and in some files of 2.3 too.
      long swap = captured;
      captured = wire;
      wire = swap;
    }
    if (captured > LONGEST_FRAME) {
      return tooLong(position, captured);
    }
    int recordLength = recordHeaderLength + (int) captured;
    if (!window.require(recordLength)) {
      return cutShort(position, "frame", captured, window.available() - recordHeaderLength);
    }
    offset = window.index() + recordHeaderLength;
    window.skip(recordLength);
    frameNumber++;
    timestampNanos = seconds * 1_000_000_000L + fraction * nanosPerFraction;
    capturedLength = (int) captured;
    wireLength = wireLength(wire);
    return true;
  }

  @Override
  String name() {
    return "pcap"
        + (recordHeaderLength == PcapVariant.PLAIN_HEADER ? "" : " (modified)")
        + (nanosPerFraction == 1 ? ", nanoseconds" : ", microseconds")
        + (swapped ? ", little-endian" : ", big-endian");
  }

  @Override
  boolean hasNanoseconds() {
    return nanosPerFraction == 1;
  }

  @Override
  boolean recordBegins(int index, int end, boolean last) {
    int length = plausibleRecordLength(index, end);
    int next = index + length;
    if (length == 0 || next > end) {
      return false;
    }
    if (last && end - next < recordHeaderLength) {
      return next == end || isNear(secondsAt(index), timestampNanos / 1_000_000_000L);
    }
    // One record may look right by chance; what follows it must, too. The frame before the fault
    // is no measure: it may have been the first that was read at a wrong place.
    return plausibleRecordLength(next, end) > 0 && isNear(secondsAt(index), secondsAt(next));
  }

  /** Bytes of the record whose header seems to stand here; 0 where none does. */
  private int plausibleRecordLength(int index, int end) {
    if (end - index < recordHeaderLength) {
      return 0;
    }
    long fraction = intAt(index + FRACTION_OFFSET) & 0xFFFF_FFFFL;
    long captured = intAt(index + CAPTURED_LENGTH_OFFSET) & 0xFFFF_FFFFL;
    long wire = intAt(index + WIRE_LENGTH_OFFSET) & 0xFFFF_FFFFL;
    boolean plausible =
        captured > 0
            && captured <= wire
            && wire <= LONGEST_FRAME
            && fraction < 1_000_000_000L / nanosPerFraction;
    return plausible ? recordHeaderLength + (int) captured : 0;
  }

  private long secondsAt(int index) {
    return intAt(index + SECONDS_OFFSET) & 0xFFFF_FFFFL;
  }

  private static boolean isNear(long seconds, long otherSeconds) {
    return Math.abs(seconds - otherSeconds) <= A_WEEK;
  }

  private int getInt(int field) {
    return intAt(window.index() + field);
  }

  private int intAt(int index) {
    int value = window.buffer().getInt(index);
    return swapped ? Integer.reverseBytes(value) : value;
  }

  private int getShort(int field) {
    short value = window.buffer().getShort(window.index() + field);
    return (swapped ? Short.reverseBytes(value) : value) & 0xFFFF;
  }
}
