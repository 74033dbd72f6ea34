package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** DNS messages (RFC 1035), of mDNS (RFC 6762) and LLMNR (RFC 4795) too. */
final class DnsInfo {
  /** Whether the upper bit of a class is mDNS's own. */
  static final boolean MULTICAST = true;

  static final boolean UNICAST = false;

  private static final int HEADER_LENGTH = 12;
  private static final int FLAGS_OFFSET = 2;
  private static final int QUESTIONS_OFFSET = 4;
  private static final int RECORDS_OFFSET = 6;
  private static final int RESPONSE = 0x8000;
  private static final int QUESTION_TAIL = 4;

  /** More than a line holds; a message may announce 4 × 65,535. */
  private static final int MOST_RECORDS = 40;

  /** RFC 6762, sections 5.4 and 10.2. */
  private static final int UPPER_BIT = 0x8000;

  /** IANA dns-parameters, OpCodes. */
  private static final String[] OPERATIONS = {
    "Standard query",
    "Inverse query",
    "Server status request",
    null,
    "Zone change notification",
    "Dynamic update",
    "DNS Stateful operations (DSO)"
  };

  /** IANA dns-parameters, RCODEs. */
  private static final String[] FAILURES = {
    null,
    "Format error",
    "Server failure",
    "No such name",
    "Not implemented",
    "Refused",
    "Name exists",
    "RRset exists",
    "RRset does not exist",
    "Not authoritative",
    "Name out of zone"
  };

  private DnsInfo() {}

  /**
   * @param at index of the message, after the length that TCP puts before it
   */
  static boolean append(ByteBuffer buffer, int at, int end, boolean multicast, Utf8Text out) {
    if (end - at < HEADER_LENGTH) {
      return false;
    }
    int flags = Text.u16(buffer, at + FLAGS_OFFSET);
    Text.name(out, OPERATIONS, flags >>> 11 & 0xF, "Unknown operation");
    out.append((flags & RESPONSE) == 0 ? " " : " response ");
    Text.number(out, Text.u16(buffer, at), 4);
    int failure = flags & 0xF;
    if ((flags & RESPONSE) != 0 && failure != 0) {
      Text.name(out.append(' '), FAILURES, failure, "Error");
    }
    int next = questions(buffer, at, end, multicast, out);
    records(buffer, at, next, end, multicast, out);
    return true;
  }

  /** Returns the index after the questions; -1 where they are broken or cut short. */
  private static int questions(
      ByteBuffer buffer, int start, int end, boolean multicast, Utf8Text out) {
    int count = Text.u16(buffer, start + QUESTIONS_OFFSET);
    int limit = out.length() + Info.LONGEST;
    int at = start + HEADER_LENGTH;
    for (int i = 0; i < count; i++) {
      int name = at;
      at = DnsNames.after(buffer, at, end);
      if (at < 0 || end - at < QUESTION_TAIL || i == MOST_RECORDS || out.length() > limit) {
        return -1;
      }
      DnsTypes.append(Text.u16(buffer, at), out.append(' '));
      DnsNames.append(buffer, start, name, end, out.append(' '));
      if (multicast) {
        boolean unicastWanted = (Text.u16(buffer, at + 2) & UPPER_BIT) != 0;
        out.append(unicastWanted ? ", \"QU\" question" : ", \"QM\" question");
      }
      at += QUESTION_TAIL;
    }
    return at;
  }

  /** Of all three sections, as Wireshark does. */
  private static void records(
      ByteBuffer buffer, int start, int first, int end, boolean multicast, Utf8Text out) {
    int count = 0;
    for (int section = 0; section < 3; section++) {
      count += Text.u16(buffer, start + RECORDS_OFFSET + 2 * section);
    }
    int limit = out.length() + Info.LONGEST;
    int at = first;
    for (int i = 0; i < Math.min(count, MOST_RECORDS) && at >= 0; i++) {
      at = DnsNames.after(buffer, at, end);
      if (at < 0 || end - at < DnsRecords.HEADER_LENGTH || out.length() > limit) {
        return;
      }
      at = DnsRecords.append(buffer, start, at, end, multicast, out);
    }
  }
}
