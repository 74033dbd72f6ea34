package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** SNMP: version and community are passed over, the message's kind is told (RFC 1157, RFC 3416). */
final class SnmpInfo {
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 2;
  private static final int OCTETS = 4;
  private static final int FIRST_KIND = 0xA0;
  private static final String[] KINDS = {
    "get-request",
    "get-next-request",
    "get-response",
    "set-request",
    "trap",
    "getBulkRequest",
    "informRequest",
    "snmpV2-trap",
    "report"
  };

  private SnmpInfo() {}

  static boolean append(ByteBuffer buffer, int start, int end, Utf8Text out) {
    int version = within(buffer, start, end, SEQUENCE);
    int community = after(buffer, version, end, INTEGER);
    if (community < 0) {
      return false;
    }
    if (community < end && Text.u8(buffer, community) == SEQUENCE) {
      out.append("SNMPv3 message"); // its kind is within the security parameters
      return true;
    }
    int message = after(buffer, community, end, OCTETS);
    if (message < 0 || message >= end) {
      return false;
    }
    String kind = Text.name(KINDS, Text.u8(buffer, message) - FIRST_KIND);
    out.append(kind == null ? "" : kind);
    return kind != null;
  }

  /** Index of what an element holds; -1 where it is no such element. */
  private static int within(ByteBuffer buffer, int at, int end, int tag) {
    if (at < 0 || end - at < 2 || Text.u8(buffer, at) != tag) {
      return -1;
    }
    int length = Text.u8(buffer, at + 1);
    return at + 2 + (length < 0x80 ? 0 : length & 0x7F); // X.690: the length's own length
  }

  /** Index after a short element; -1 where it is no such element. */
  private static int after(ByteBuffer buffer, int at, int end, int tag) {
    int content = within(buffer, at, end, tag);
    return content != at + 2 ? -1 : content + Text.u8(buffer, at + 1);
  }
}
