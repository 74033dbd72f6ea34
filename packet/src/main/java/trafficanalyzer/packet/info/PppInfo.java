package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** PPP's control protocols (RFC 1661, RFC 1332, RFC 5072) and authentication (RFC 1334, 1994). */
final class PppInfo {
  private static final String[] CONTROL = {
    "Vendor Specific",
    "Configuration Request",
    "Configuration Ack",
    "Configuration Nak",
    "Configuration Reject",
    "Termination Request",
    "Termination Ack",
    "Code Reject",
    "Protocol Reject",
    "Echo Request",
    "Echo Reply",
    "Discard Request"
  };
  private static final String[] PASSWORD = {
    null, "Authenticate-Request", "Authenticate-Ack", "Authenticate-Nak"
  };
  private static final String[] CHALLENGE = {null, "Challenge", "Response", "Success", "Failure"};

  private PppInfo() {}

  /**
   * @param at index after the protocol number
   */
  static boolean append(int protocol, ByteBuffer buffer, int at, int end, Utf8Text out) {
    if (at >= end) {
      return false;
    }
    int code = Text.u8(buffer, at);
    switch (protocol) {
      case 0xC021 -> Text.name(out.append("LCP "), CONTROL, code, "code");
      case 0x8021 -> Text.name(out.append("IPCP "), CONTROL, code, "code");
      case 0x8057 -> Text.name(out.append("IPV6CP "), CONTROL, code, "code");
      case 0x80FD -> Text.name(out.append("CCP "), CONTROL, code, "code");
      case 0xC023 -> Text.name(out.append("PAP "), PASSWORD, code, "code");
      case 0xC223 -> Text.name(out.append("CHAP "), CHALLENGE, code, "code");
      default -> {
        return false;
      }
    }
    return true;
  }
}
