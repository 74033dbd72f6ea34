package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** LLDP (IEEE 802.1AB): chassis, port, time to live and the system's name. */
final class LldpInfo {
  private static final int CHASSIS = 1;
  private static final int PORT = 2;
  private static final int TIME_TO_LIVE = 3;
  private static final int SYSTEM_NAME = 5;
  private static final int MOST_ELEMENTS = 32;

  /** Subtypes, in Wireshark's letters. */
  private static final String[] CHASSIS_KINDS = {null, "CC", "IA", "PC", "MA", "NA", "IN", "LA"};

  private static final String[] PORT_KINDS = {null, "IA", "PC", "MA", "NA", "IN", "AC", "LA"};
  private static final int CHASSIS_MAC = 4;
  private static final int PORT_MAC = 3;

  private LldpInfo() {}

  static boolean append(ByteBuffer buffer, int start, int end, Utf8Text out) {
    int before = out.length();
    int at = start;
    for (int i = 0; i < MOST_ELEMENTS && end - at >= 2; i++) {
      int type = Text.u16(buffer, at) >>> 9;
      int length = Text.u16(buffer, at) & 0x1FF;
      at += 2;
      if (type == 0 || end - at < length) {
        break;
      }
      element(buffer, at, type, length, out, out.length() > before);
      at += length;
    }
    return out.length() > before;
  }

  private static void element(
      ByteBuffer buffer, int at, int type, int length, Utf8Text out, boolean further) {
    if (type != CHASSIS && type != PORT && type != TIME_TO_LIVE && type != SYSTEM_NAME) {
      return;
    }
    if (further) {
      out.append(' ');
    }
    switch (type) {
      case CHASSIS -> identifier(buffer, at, length, CHASSIS_KINDS, CHASSIS_MAC, out);
      case PORT -> identifier(buffer, at, length, PORT_KINDS, PORT_MAC, out);
      case TIME_TO_LIVE -> {
        if (length >= 2) {
          out.append(Text.u16(buffer, at));
        }
      }
      default -> {
        out.append("SysN=");
        Text.line(out, buffer, at, at + length);
      }
    }
  }

  private static void identifier(
      ByteBuffer buffer, int at, int length, String[] kinds, int mac, Utf8Text out) {
    if (length == 0) {
      return;
    }
    int kind = Text.u8(buffer, at);
    String letters = Text.name(kinds, kind);
    out.append(letters == null ? "??" : letters).append('/');
    if (kind == mac && length == 7) {
      Text.mac(out, buffer, at + 1);
    } else {
      Text.wire(out, buffer, at + 1, length - 1);
    }
  }
}
