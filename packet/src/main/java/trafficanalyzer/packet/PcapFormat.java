package trafficanalyzer.packet;

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

  /** Alexey Kuznetzov's patched libpcap: 8 more bytes in each record header. */
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
    recordHeaderLength = magicInOrder == MODIFIED ? 24 : 16;
    minorVersion = getShort(MINOR_VERSION_OFFSET);
    linkType = getInt(LINK_TYPE_OFFSET) & LINK_TYPE_MASK;
    window.skip(FILE_HEADER_LENGTH);
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
      return window.available() != 0
          && fault(position, cutShort("record header", recordHeaderLength));
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
      return fault(
          position,
          "captured length " + captured + " where at most " + LONGEST_FRAME + " is expected");
    }
    window.skip(recordHeaderLength);
    if (!window.require((int) captured)) {
      return fault(position, cutShort("frame", (int) captured));
    }
    offset = window.index();
    window.skip((int) captured);
    frameNumber++;
    timestampNanos = seconds * 1_000_000_000L + fraction * nanosPerFraction;
    capturedLength = (int) captured;
    wireLength = (int) Math.min(wire, Integer.MAX_VALUE);
    return true;
  }

  private String cutShort(String what, int expected) {
    return what
        + " cut short: "
        + expected
        + " bytes expected, "
        + window.available()
        + " found before the end of the file";
  }

  private int getInt(int field) {
    int value = window.buffer().getInt(window.index() + field);
    return swapped ? Integer.reverseBytes(value) : value;
  }

  private int getShort(int field) {
    short value = window.buffer().getShort(window.index() + field);
    return (swapped ? Short.reverseBytes(value) : value) & 0xFFFF;
  }
}
