package trafficanalyzer.packet.file;

import java.nio.ByteBuffer;

/**
 * The options of an interface description block that tell how its timestamps count; all others are
 * passed over.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |             code              |            length             |
 * +-------------------------------+-------------------------------+
 * |             value, padded to a multiple of 4 bytes            |
 * +---------------------------------------------------------------+
 * </pre>
 */
final class PcapngOptions {
  private static final int HEADER_LENGTH = 4;

  private int timeResolution = PcapngInterface.MICROSECONDS;
  private long timeOffsetSeconds;
  private String problem;

  /**
   * Reads the options between two offsets from the window's index.
   *
   * @param swapped whether the section is little-endian
   */
  PcapngOptions(ByteWindow window, boolean swapped, int begin, int end) {
    ByteBuffer buffer = window.buffer();
    int base = window.index();
    int at = begin;
    while (at + HEADER_LENGTH <= end && problem == null) {
      int code = getShort(buffer, base + at, swapped);
      int length = getShort(buffer, base + at + 2, swapped);
      if (code == PcapngFormat.OPTION_END) {
        return;
      }
      at += HEADER_LENGTH;
      if (length > end - at) {
        problem = "option " + code + " of " + length + " bytes, " + (end - at) + " are left";
      } else {
        take(buffer, base + at, code, length, swapped);
      }
      at += length + 3 & ~3;
    }
  }

  private void take(ByteBuffer buffer, int value, int code, int length, boolean swapped) {
    if (code == PcapngFormat.OPTION_TIME_RESOLUTION && lengthIs(1, code, length)) {
      timeResolution = buffer.get(value) & 0xFF;
    } else if (code == PcapngFormat.OPTION_TIME_OFFSET && lengthIs(8, code, length)) {
      long offset = buffer.getLong(value);
      timeOffsetSeconds = swapped ? Long.reverseBytes(offset) : offset;
    }
  }

  private boolean lengthIs(int expected, int code, int length) {
    if (length != expected) {
      problem = "option " + code + " of " + length + " bytes where it has " + expected;
    }
    return length == expected;
  }

  private static int getShort(ByteBuffer buffer, int index, boolean swapped) {
    short value = buffer.getShort(index);
    return (swapped ? Short.reverseBytes(value) : value) & 0xFFFF;
  }

  /** The option if_tsresol, or what stands for it. */
  int timeResolution() {
    return timeResolution;
  }

  /** The option if_tsoffset, or 0. */
  long timeOffsetSeconds() {
    return timeOffsetSeconds;
  }

  /** Why the options cannot be read; null where they can. */
  String problem() {
    return problem;
  }
}
