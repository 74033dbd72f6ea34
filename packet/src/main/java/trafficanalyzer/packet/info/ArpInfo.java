package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** ARP (RFC 826, RFC 5227) and RARP (RFC 903) for IPv4 over 48-bit addresses. */
final class ArpInfo {
  private static final int LENGTH = 28;
  private static final int LENGTHS_OFFSET = 4;
  private static final int LENGTHS = 0x0604; // of a MAC address and of an IPv4 address
  private static final int OPERATION_OFFSET = 6;
  private static final int SENDER_MAC_OFFSET = 8;
  private static final int SENDER_OFFSET = 14;
  private static final int TARGET_MAC_OFFSET = 18;
  private static final int TARGET_OFFSET = 24;

  private ArpInfo() {}

  static boolean append(ByteBuffer buffer, int at, int end, Utf8Text out) {
    if (end - at < LENGTH || Text.u16(buffer, at + LENGTHS_OFFSET) != LENGTHS) {
      return false;
    }
    int operation = Text.u16(buffer, at + OPERATION_OFFSET);
    switch (operation) {
      case 1 -> request(buffer, at, out);
      case 2 -> reply(buffer, at, out);
      case 3 -> reverse(buffer, at, out);
      case 4 -> {
        Text.mac(out, buffer, at + TARGET_MAC_OFFSET);
        out.append(" is at ");
        Text.ipv4(out, buffer, at + TARGET_OFFSET);
      }
      default -> out.append("ARP opcode ").append(operation);
    }
    return true;
  }

  private static void request(ByteBuffer buffer, int at, Utf8Text out) {
    int sender = buffer.getInt(at + SENDER_OFFSET);
    if (sender == buffer.getInt(at + TARGET_OFFSET)) {
      out.append("ARP Announcement for ");
      Text.ipv4(out, buffer, at + TARGET_OFFSET);
      return;
    }
    out.append("Who has ");
    Text.ipv4(out, buffer, at + TARGET_OFFSET);
    if (sender == 0) {
      out.append("? (ARP Probe)"); // RFC 5227, section 1.1
    } else {
      out.append("? Tell ");
      Text.ipv4(out, buffer, at + SENDER_OFFSET);
    }
  }

  private static void reply(ByteBuffer buffer, int at, Utf8Text out) {
    if (buffer.getInt(at + SENDER_OFFSET) == buffer.getInt(at + TARGET_OFFSET)) {
      out.append("Gratuitous ARP for ");
      Text.ipv4(out, buffer, at + SENDER_OFFSET);
      out.append(" (Reply)");
      return;
    }
    Text.ipv4(out, buffer, at + SENDER_OFFSET);
    out.append(" is at ");
    Text.mac(out, buffer, at + SENDER_MAC_OFFSET);
  }

  private static void reverse(ByteBuffer buffer, int at, Utf8Text out) {
    out.append("Who is ");
    Text.mac(out, buffer, at + TARGET_MAC_OFFSET);
    out.append("? Tell ");
    Text.mac(out, buffer, at + SENDER_MAC_OFFSET);
  }
}
