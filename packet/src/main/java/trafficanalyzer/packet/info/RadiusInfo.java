package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** RADIUS (RFC 2865, RFC 2866, RFC 5176). */
final class RadiusInfo {
  private static final int LENGTH = 20;

  private RadiusInfo() {}

  static boolean append(ByteBuffer buffer, int at, int end, Utf8Text out) {
    String name = end - at < LENGTH ? null : name(Text.u8(buffer, at));
    if (name == null) {
      return false;
    }
    out.append(name).append(" id=").append(Text.u8(buffer, at + 1));
    return true;
  }

  private static String name(int code) {
    return switch (code) {
      case 1 -> "Access-Request";
      case 2 -> "Access-Accept";
      case 3 -> "Access-Reject";
      case 4 -> "Accounting-Request";
      case 5 -> "Accounting-Response";
      case 11 -> "Access-Challenge";
      case 12 -> "Status-Server";
      case 40 -> "Disconnect-Request";
      case 41 -> "Disconnect-ACK";
      case 42 -> "Disconnect-NAK";
      case 43 -> "CoA-Request";
      case 44 -> "CoA-ACK";
      case 45 -> "CoA-NAK";
      default -> null;
    };
  }
}
