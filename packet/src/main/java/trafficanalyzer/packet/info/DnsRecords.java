package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** One resource record: its type, and what it says where that is short. */
final class DnsRecords {
  /** Type, class, time to live, length of the data. */
  static final int HEADER_LENGTH = 10;

  private static final int LENGTH_OFFSET = 8;

  /** RFC 6762, section 10.2: forget what was said before. */
  private static final int CACHE_FLUSH = 0x8000;

  private DnsRecords() {}

  /**
   * @param header index after the record's owner name; as many bytes as a header has are there
   * @return the index after the record
   */
  static int append(
      ByteBuffer buffer, int message, int header, int end, boolean multicast, Utf8Text out) {
    int type = Text.u16(buffer, header);
    int at = header + HEADER_LENGTH;
    int length = Text.u16(buffer, header + LENGTH_OFFSET);
    DnsTypes.append(type, out.append(' '));
    if (multicast && type != DnsTypes.OPT && (Text.u16(buffer, header + 2) & CACHE_FLUSH) != 0) {
      out.append(", cache flush");
    }
    if (end - at >= length) {
      data(buffer, message, type, at, at + length, out);
    }
    return at + length;
  }

  private static void data(
      ByteBuffer buffer, int message, int type, int at, int end, Utf8Text out) {
    int length = end - at;
    switch (type) {
      case DnsTypes.A -> {
        if (length == 4) {
          Text.ipv4(out.append(' '), buffer, at);
        }
      }
      case DnsTypes.AAAA -> {
        if (length == 16) {
          Text.ipv6(out.append(' '), buffer, at);
        }
      }
      case DnsTypes.NS, DnsTypes.CNAME, DnsTypes.PTR, DnsTypes.DNAME, DnsTypes.SOA ->
          DnsNames.append(buffer, message, at, end, out.append(' '));
      case DnsTypes.MX, DnsTypes.SVCB, DnsTypes.HTTPS -> numbers(buffer, message, 1, at, end, out);
      case DnsTypes.SRV -> numbers(buffer, message, 3, at, end, out);
      default -> {}
    }
  }

  /** Numbers of 16 bits, then a name. */
  private static void numbers(
      ByteBuffer buffer, int message, int numbers, int start, int end, Utf8Text out) {
    int at = start;
    if (end - at <= 2 * numbers) {
      return;
    }
    for (int i = 0; i < numbers; i++) {
      out.append(' ').append(Text.u16(buffer, at));
      at += 2;
    }
    DnsNames.append(buffer, message, at, end, out.append(' '));
  }
}
