package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** IGMP (RFC 1112, RFC 2236, RFC 9776). */
final class IgmpInfo {
  private static final int LENGTH = 8;
  private static final int GROUP_OFFSET = 4;
  private static final int RECORD_LENGTH = 8;
  private static final int MOST_RECORDS = 16;

  private IgmpInfo() {}

  static boolean append(ByteBuffer buffer, int at, int end, Utf8Text out) {
    if (end - at < LENGTH) {
      return false;
    }
    switch (Text.u8(buffer, at)) {
      case 0x11 -> query(buffer, at, out);
      case 0x12, 0x16 -> group("Membership Report group ", buffer, at, out);
      case 0x17 -> group("Leave Group ", buffer, at, out);
      case 0x22 -> report(buffer, at, end, out);
      case 0x13 -> out.append("DVMRP");
      case 0x14 -> out.append("PIMv1");
      default -> out.append("IGMP type ").append(Text.u8(buffer, at));
    }
    return true;
  }

  private static void query(ByteBuffer buffer, int at, Utf8Text out) {
    if (buffer.getInt(at + GROUP_OFFSET) == 0) {
      out.append("Membership Query, general");
    } else {
      group("Membership Query, specific for group ", buffer, at, out);
    }
  }

  private static void group(String text, ByteBuffer buffer, int at, Utf8Text out) {
    Text.ipv4(out.append(text), buffer, at + GROUP_OFFSET);
  }

  /** Version 3: records of a kind, a group, and sources. */
  private static void report(ByteBuffer buffer, int start, int end, Utf8Text out) {
    out.append("Membership Report");
    int records = Math.min(MOST_RECORDS, Text.u16(buffer, start + 6));
    int at = start + LENGTH;
    for (int i = 0; i < records && end - at >= RECORD_LENGTH; i++) {
      int sources = Text.u16(buffer, at + 2);
      record(Text.u8(buffer, at), sources, out);
      Text.ipv4(out, buffer, at + 4);
      out.append(sources == 0 ? "" : " for sources");
      at += RECORD_LENGTH + 4 * sources + 4 * Text.u8(buffer, at + 1);
    }
  }

  /** RFC 9776, section 4.2.12: to include nothing is to leave, to exclude nothing is to join. */
  private static void record(int kind, int sources, Utf8Text out) {
    boolean includes = kind == 1 || kind == 3;
    if (kind == 5 || kind == 6) {
      out.append(kind == 5 ? " / Allow group " : " / Block group ");
    } else {
      out.append(includes && sources == 0 ? " / Leave group " : " / Join group ");
    }
  }
}
