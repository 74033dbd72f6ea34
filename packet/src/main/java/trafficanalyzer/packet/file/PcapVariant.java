package trafficanalyzer.packet.file;

import java.nio.ByteBuffer;

/**
 * Which patched libpcap wrote a file. Alexey Kuznetzov's patches of 1999 added fields to the record
 * header, and two of the three share their magic number with another header; which one it is shows
 * only in whether the first records make sense, as Wireshark finds it out, too.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------------------------------+
 * |       seconds, microseconds, captured and wire length         |
 * |                          (16 bytes)                           |
 * +---------------------------------------------------------------+
 * |                       interface index                         |  patched only
 * +-------------------------------+---------------+---------------+
 * |           protocol            |  packet type  |    padding    |
 * +-------------------------------+---------------+---------------+
 * |                  processors and padding                       |  15 September 1999 only
 * +---------------------------------------------------------------+
 * </pre>
 */
final class PcapVariant {
  /** As everybody writes it. */
  static final int PLAIN_HEADER = 16;

  /** Of 17 April 1999, with the plain magic number, and of 29 October 1999, with its own. */
  static final int PATCHED_HEADER = 24;

  /** Of 15 September 1999: as Linux distributions of that winter shipped it. */
  static final int LONG_PATCHED_HEADER = 28;

  private static final int RECORDS = 3;
  private static final int MOST_INTERFACES = 10_000;
  private static final int MOST_PACKET_TYPE = 4;
  private static final int LARGEST_PACKET = 128 << 20;

  private final ByteBuffer buffer;
  private final int begin;
  private final int end;
  private final boolean swapped;

  /** Looks at the records between two indexes. */
  PcapVariant(ByteBuffer buffer, int begin, int end, boolean swapped) {
    this.buffer = buffer;
    this.begin = begin;
    this.end = end;
    this.swapped = swapped;
  }

  /** The length of the record header that makes most sense; of equals, the one named first. */
  int recordHeaderLength(int usual, int other) {
    int oddities = oddities(usual);
    return oddities == 0 || oddities <= oddities(other) ? usual : other;
  }

  private int oddities(int headerLength) {
    int oddities = 0;
    int index = begin;
    for (int record = 0; record < RECORDS && index < end; record++) {
      if (end - index < headerLength) {
        return oddities + 1;
      }
      long captured = field(index, 2);
      long wire = field(index, 3);
      oddities += field(index, 1) >= 1_000_000 ? 1 : 0;
      oddities += captured > wire ? 1 : 0;
      oddities += wire > LARGEST_PACKET ? 1 : 0;
      if (headerLength > PLAIN_HEADER) {
        oddities += field(index, 4) > MOST_INTERFACES ? 1 : 0;
        oddities += (buffer.get(index + 22) & 0xFF) > MOST_PACKET_TYPE ? 1 : 0;
      }
      if (captured > CaptureFormat.LONGEST_FRAME) {
        return oddities + 1;
      }
      index += headerLength + (int) captured;
    }
    return oddities;
  }

  private long field(int record, int number) {
    int value = buffer.getInt(record + 4 * number);
    return (swapped ? Integer.reverseBytes(value) : value) & 0xFFFF_FFFFL;
  }
}
