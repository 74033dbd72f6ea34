package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** EAP over LAN (IEEE 802.1X), with EAP's code (RFC 3748). */
final class EapolInfo {
  private static final int HEADER_LENGTH = 4;
  private static final String[] TYPES = {
    "EAP", "Start", "Logoff", "Key", "Encapsulated ASF Alert", "MKA", "Announcement"
  };
  private static final String[] CODES = {null, "Request", "Response", "Success", "Failure"};

  private EapolInfo() {}

  static boolean append(ByteBuffer buffer, int at, int end, Utf8Text out) {
    if (end - at < HEADER_LENGTH) {
      return false;
    }
    int type = Text.u8(buffer, at + 1);
    if (type == 0 && end - at > HEADER_LENGTH) {
      Text.name(out, CODES, Text.u8(buffer, at + HEADER_LENGTH), "EAP code");
    } else {
      Text.name(out, TYPES, type, "EAPOL type");
    }
    return true;
  }
}
