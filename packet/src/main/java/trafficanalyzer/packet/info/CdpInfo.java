package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** Cisco's discovery protocol: who sends it, and from which port. */
final class CdpInfo {
  private static final int HEADER_LENGTH = 4;
  private static final int DEVICE = 1;
  private static final int PORT = 3;
  private static final int MOST_ELEMENTS = 32;

  private CdpInfo() {}

  static boolean append(ByteBuffer buffer, int start, int end, Utf8Text out) {
    int before = out.length();
    int at = start + HEADER_LENGTH;
    for (int i = 0; i < MOST_ELEMENTS && end - at >= HEADER_LENGTH; i++) {
      int type = Text.u16(buffer, at);
      int length = Text.u16(buffer, at + 2); // with these four bytes
      if (length < HEADER_LENGTH || end - at < length) {
        break;
      }
      if (type == DEVICE || type == PORT) {
        out.append(out.length() > before ? "  " : "");
        out.append(type == DEVICE ? "Device ID: " : "Port ID: ");
        Text.wire(out, buffer, at + HEADER_LENGTH, length - HEADER_LENGTH);
      }
      at += length;
    }
    if (out.length() == before) {
      out.append("CDP");
    }
    return true;
  }
}
