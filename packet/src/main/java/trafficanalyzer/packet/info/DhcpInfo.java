package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** DHCP (RFC 2131, RFC 2132) and BOOTP (RFC 951). */
final class DhcpInfo {
  private static final int LENGTH = 236;
  private static final int TRANSACTION_OFFSET = 4;
  private static final int HARDWARE_OFFSET = 28;
  private static final int COOKIE = 0x63825363;
  private static final int OPTIONS_OFFSET = LENGTH + 4;
  private static final int PAD = 0;
  private static final int MESSAGE_TYPE = 53;
  private static final int OPTIONS_END = 255;

  /** IANA bootp-dhcp-parameters, DHCP Message Type 53 Values; as wide as Wireshark has them. */
  private static final String[] TYPES = {
    null,
    "Discover",
    "Offer   ",
    "Request ",
    "Decline ",
    "ACK     ",
    "NAK     ",
    "Release ",
    "Inform  ",
    "Force Renew",
    "Lease query",
    "Lease Unassigned",
    "Lease Unknown",
    "Lease Active"
  };

  private DhcpInfo() {}

  static boolean append(ByteBuffer buffer, int at, int end, Utf8Text out) {
    if (end - at < LENGTH) {
      return false;
    }
    int type =
        end - at >= OPTIONS_OFFSET && buffer.getInt(at + LENGTH) == COOKIE
            ? messageType(buffer, at + OPTIONS_OFFSET, end)
            : 0;
    if (type == 0) {
      out.append(buffer.get(at) == 1 ? "Boot Request from " : "Boot Reply to ");
      Text.mac(out, buffer, at + HARDWARE_OFFSET);
      return true;
    }
    Text.name(out.append("DHCP "), TYPES, type, "message type");
    out.append(" - Transaction ID 0x");
    hexWithoutZeros(Text.u32(buffer, at + TRANSACTION_OFFSET), out);
    return true;
  }

  private static void hexWithoutZeros(long value, Utf8Text out) {
    int digits = 1;
    while (digits < 8 && value >>> 4 * digits != 0) {
      digits++;
    }
    Text.hex(out, value, digits);
  }

  /** 0 where there is none. */
  private static int messageType(ByteBuffer buffer, int start, int end) {
    int at = start;
    while (end - at >= 2) {
      int option = Text.u8(buffer, at);
      if (option == OPTIONS_END) {
        return 0;
      }
      if (option == PAD) {
        at++;
        continue;
      }
      int length = Text.u8(buffer, at + 1);
      if (option == MESSAGE_TYPE) {
        return length == 1 && end - at >= 3 ? Text.u8(buffer, at + 2) : 0;
      }
      at += 2 + length;
    }
    return 0;
  }
}
