package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** TLS alerts (IANA tls-parameters, TLS Alerts). */
final class TlsAlerts {
  private static final int LENGTH = 2;

  private TlsAlerts() {}

  /**
   * @param length of the record: a longer one is encrypted
   */
  static void append(ByteBuffer buffer, int at, int end, int length, Utf8Text out) {
    if (length != LENGTH || end - at < LENGTH) {
      out.append("Encrypted Alert");
      return;
    }
    int level = Text.u8(buffer, at);
    out.append("Alert (Level: ");
    out.append(level == 1 ? "Warning" : level == 2 ? "Fatal" : "Unknown");
    out.append(", Description: ").append(name(Text.u8(buffer, at + 1))).append(')');
  }

  private static String name(int description) {
    return switch (description) {
      case 0 -> "Close Notify";
      case 10 -> "Unexpected Message";
      case 20 -> "Bad Record MAC";
      case 21 -> "Decryption Failed";
      case 22 -> "Record Overflow";
      case 30 -> "Decompression Failure";
      case 40 -> "Handshake Failure";
      case 41 -> "No Certificate";
      case 42 -> "Bad Certificate";
      case 43 -> "Unsupported Certificate";
      case 44 -> "Certificate Revoked";
      case 45 -> "Certificate Expired";
      case 46 -> "Certificate Unknown";
      case 47 -> "Illegal Parameter";
      case 48 -> "Unknown CA";
      case 49 -> "Access Denied";
      case 50 -> "Decode Error";
      case 51 -> "Decrypt Error";
      case 70 -> "Protocol Version";
      case 71 -> "Insufficient Security";
      case 80 -> "Internal Error";
      case 86 -> "Inappropriate Fallback";
      case 90 -> "User Canceled";
      case 100 -> "No Renegotiation";
      case 109 -> "Missing Extension";
      case 110 -> "Unsupported Extension";
      case 112 -> "Unrecognized Name";
      case 113 -> "Bad Certificate Status Response";
      case 115 -> "Unknown PSK Identity";
      case 116 -> "Certificate Required";
      case 120 -> "No Application Protocol";
      case 121 -> "ECH Required";
      default -> "Unknown";
    };
  }
}
