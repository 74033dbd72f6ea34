package trafficanalyzer.packet.file;

import java.io.IOException;

/**
 * Files of Solaris's snoop, version 2 (RFC 1761); big-endian always.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------------------------------+
 * |                  "snoop", three bytes of 0                    |  file header
 * +---------------------------------------------------------------+
 * |                            version                            |
 * +---------------------------------------------------------------+
 * |                         datalink type                         |
 * +---------------------------------------------------------------+
 * |                         wire length                           |  for each frame
 * +---------------------------------------------------------------+
 * |                       captured length                         |
 * +---------------------------------------------------------------+
 * |           record length, with this header and padding         |
 * +---------------------------------------------------------------+
 * |                       cumulative drops                        |
 * +---------------------------------------------------------------+
 * |                    seconds, microseconds                      |
 * |                          (8 bytes)                            |
 * +---------------------------------------------------------------+
 * </pre>
 */
final class SnoopFormat extends CaptureFormat {
  static final int FILE_HEADER_LENGTH = 16;
  static final int VERSION = 2;
  private static final long MAGIC = 0x736E_6F6F_7000_0000L;
  private static final int RECORD_HEADER_LENGTH = 24;

  /** Takes the file header, which must be available in the window. */
  SnoopFormat(ByteWindow window) {
    super(window);
    linkType = linkType(window.buffer().getInt(window.index() + 12));
    window.skip(FILE_HEADER_LENGTH);
  }

  /** Whether the bytes available, at least 8, begin a snoop file. */
  static boolean recognizes(ByteWindow window) {
    return window.buffer().getLong(window.index()) == MAGIC;
  }

  /** The version of a file whose header is available. */
  static int version(ByteWindow window) {
    return window.buffer().getInt(window.index() + 8);
  }

  /** The LINKTYPE_ value for a datalink type of RFC 1761 or Solaris's sys/dlpi.h. */
  private static int linkType(int datalink) {
    return switch (datalink) {
      case 0, 4 -> 1; // IEEE 802.3, Ethernet
      case 2 -> 6; // IEEE 802.5
      case 8 -> 10; // FDDI
      case 27 -> 226; // DL_IPNET: Solaris's IP observability
      default -> NO_LINK_TYPE;
    };
  }

  @Override
  boolean next() throws IOException {
    if (fault != null) {
      return false;
    }
    long position = window.position();
    if (!window.require(RECORD_HEADER_LENGTH)) {
      return window.available() == 0
          ? ended(position)
          : cutShort(position, "record header", RECORD_HEADER_LENGTH, window.available());
    }
    long wire = getUnsigned(0);
    long captured = getUnsigned(4);
    long record = getUnsigned(8);
    if (captured > LONGEST_FRAME) {
      return tooLong(position, captured);
    }
    if (record < RECORD_HEADER_LENGTH + captured || record > ByteWindow.MOST_BYTES) {
      return fault(
          position, "record of " + record + " bytes with a frame of " + captured + " bytes");
    }
    long seconds = getUnsigned(16);
    long micros = getUnsigned(20);
    if (!window.require((int) record)) {
      return cutShort(position, "record", record, window.available());
    }
    offset = window.index() + RECORD_HEADER_LENGTH;
    window.skip((int) record);
    frameNumber++;
    timestampNanos = seconds * 1_000_000_000L + micros * 1_000L;
    capturedLength = (int) captured;
    wireLength = wireLength(wire);
    return true;
  }

  @Override
  String name() {
    return "snoop";
  }

  @Override
  boolean hasNanoseconds() {
    return false;
  }

  @Override
  boolean recordBegins(int index, int end, boolean last) {
    if (end - index < RECORD_HEADER_LENGTH) {
      return false;
    }
    long wire = unsignedAt(index);
    long captured = unsignedAt(index + 4);
    long record = unsignedAt(index + 8);
    // The record's length follows from the frame's but for a few bytes of padding.
    return captured > 0
        && captured <= wire
        && wire <= LONGEST_FRAME
        && record >= RECORD_HEADER_LENGTH + captured
        && record <= RECORD_HEADER_LENGTH + captured + 8
        && record <= end - index
        && unsignedAt(index + 20) < 1_000_000;
  }

  private long getUnsigned(int field) {
    return unsignedAt(window.index() + field);
  }

  private long unsignedAt(int index) {
    return window.buffer().getInt(index) & 0xFFFF_FFFFL;
  }
}
