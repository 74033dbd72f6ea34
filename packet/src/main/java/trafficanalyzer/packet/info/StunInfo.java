package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** STUN and TURN (RFC 8489, section 5; RFC 8656). */
final class StunInfo {
  private static final int LENGTH = 20;
  private static final int COOKIE_OFFSET = 4;
  private static final int COOKIE = 0x2112A442;
  private static final int CLASS = 0x0110;

  private StunInfo() {}

  static boolean append(ByteBuffer buffer, int at, int end, Utf8Text out) {
    if (end - at < LENGTH || buffer.getInt(at + COOKIE_OFFSET) != COOKIE) {
      return false;
    }
    int type = Text.u16(buffer, at);
    out.append(method(type & ~CLASS));
    out.append(
        switch (type & CLASS) {
          case 0x0000 -> " Request";
          case 0x0010 -> " Indication";
          case 0x0100 -> " Success Response";
          default -> " Error Response";
        });
    return true;
  }

  private static String method(int method) {
    return switch (method) {
      case 1 -> "Binding";
      case 3 -> "Allocate";
      case 4 -> "Refresh";
      case 6 -> "Send";
      case 7 -> "Data";
      case 8 -> "CreatePermission";
      case 9 -> "ChannelBind";
      default -> "Unknown";
    };
  }
}
