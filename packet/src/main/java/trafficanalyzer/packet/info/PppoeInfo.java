package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** PPP over Ethernet (RFC 2516): its discovery, and sessions that carry no IP. */
final class PppoeInfo {
  private static final int HEADER_LENGTH = 6;
  private static final int SESSION_OFFSET = 2;

  private PppoeInfo() {}

  static boolean append(ByteBuffer buffer, int at, int end, Utf8Text out) {
    if (end - at < HEADER_LENGTH) {
      return false;
    }
    switch (Text.u8(buffer, at + 1)) {
      case 0x09 -> out.append("Active Discovery Initiation (PADI)");
      case 0x07 -> out.append("Active Discovery Offer (PADO)");
      case 0x19 -> out.append("Active Discovery Request (PADR)");
      case 0x65 -> out.append("Active Discovery Session-confirmation (PADS)");
      case 0xA7 -> out.append("Active Discovery Terminate (PADT)");
      case 0x00 -> session(buffer, at, end, out);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void session(ByteBuffer buffer, int at, int end, Utf8Text out) {
    if (end - at >= HEADER_LENGTH + 3) {
      int protocol = Text.u16(buffer, at + HEADER_LENGTH);
      if (PppInfo.append(protocol, buffer, at + HEADER_LENGTH + 2, end, out)) {
        return;
      }
    }
    out.append("PPPoE Session ");
    Text.number(out, Text.u16(buffer, at + SESSION_OFFSET), 4);
  }
}
