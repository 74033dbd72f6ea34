package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** BGP messages (RFC 4271, section 4.1). */
final class BgpInfo {
  private static final int HEADER_LENGTH = 19;
  private static final int LENGTH_OFFSET = 16;
  private static final int TYPE_OFFSET = 18;
  private static final int MOST_MESSAGES = 16;
  private static final String[] TYPES = {
    null,
    "OPEN Message",
    "UPDATE Message",
    "NOTIFICATION Message",
    "KEEPALIVE Message",
    "ROUTE-REFRESH Message"
  };

  private BgpInfo() {}

  static boolean append(ByteBuffer buffer, int start, int end, Utf8Text out) {
    int at = start;
    for (int i = 0; i < MOST_MESSAGES && isMessage(buffer, at, end); i++) {
      Text.name(out.append(i == 0 ? "" : ", "), TYPES, Text.u8(buffer, at + TYPE_OFFSET), "BGP");
      at += Text.u16(buffer, at + LENGTH_OFFSET);
    }
    return at > start;
  }

  private static boolean isMessage(ByteBuffer buffer, int at, int end) {
    return end - at >= HEADER_LENGTH
        && buffer.getLong(at) == -1 // the marker: sixteen bytes of ones
        && buffer.getLong(at + 8) == -1
        && Text.u16(buffer, at + LENGTH_OFFSET) >= HEADER_LENGTH;
  }
}
