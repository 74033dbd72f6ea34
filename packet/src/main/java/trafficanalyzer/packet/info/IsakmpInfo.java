package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** ISAKMP and IKE (RFC 2408, RFC 7296), and ESP over UDP (RFC 3948). */
final class IsakmpInfo {
  private static final int LENGTH = 28;
  private static final int VERSION_OFFSET = 17;
  private static final int EXCHANGE_OFFSET = 18;
  private static final int FLAGS_OFFSET = 19;
  private static final int MESSAGE_OFFSET = 20;
  private static final int INITIATOR = 0x08;
  private static final int RESPONSE = 0x20;
  private static final int FIRST_VERSION_2 = 34;
  private static final String[] EXCHANGES = {
    "None",
    "Base",
    "Identity Protection (Main Mode)",
    "Authentication Only",
    "Aggressive",
    "Informational",
    "Transaction (Config Mode)"
  };
  private static final String[] EXCHANGES_2 = {
    "IKE_SA_INIT", "IKE_AUTH", "CREATE_CHILD_SA", "INFORMATIONAL"
  };

  private IsakmpInfo() {}

  static boolean append(ByteBuffer buffer, int at, int end, Utf8Text out) {
    if (end - at < LENGTH) {
      return false;
    }
    int exchange = Text.u8(buffer, at + EXCHANGE_OFFSET);
    if (Text.u8(buffer, at + VERSION_OFFSET) >>> 4 != 2) {
      if (exchange == 32) {
        out.append("Quick Mode"); // RFC 2409, appendix A
      } else {
        Text.name(out, EXCHANGES, exchange, "Exchange type");
      }
      return true;
    }
    Text.name(out, EXCHANGES_2, exchange - FIRST_VERSION_2, "IKEv2 exchange 34 +");
    out.append(" MID=");
    Text.hex(out, Text.u32(buffer, at + MESSAGE_OFFSET) & 0xFF, 2);
    int flags = Text.u8(buffer, at + FLAGS_OFFSET);
    out.append((flags & INITIATOR) != 0 ? " Initiator" : " Responder");
    out.append((flags & RESPONSE) != 0 ? " Response" : " Request");
    return true;
  }

  /** Port 4500: a zero SPI marks IKE, one byte of ones a keepalive, all else ESP. */
  static boolean natTraversal(ByteBuffer buffer, int at, int end, Utf8Text out) {
    if (end - at == 1) {
      out.append("NAT-keepalive");
      return true;
    }
    if (end - at < 4) {
      return false;
    }
    if (buffer.getInt(at) == 0) {
      return append(buffer, at + 4, end, out);
    }
    out.append("ESP (SPI=");
    Text.number(out, Text.u32(buffer, at), 8);
    out.append(')');
    return true;
  }
}
