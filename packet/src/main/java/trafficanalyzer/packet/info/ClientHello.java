package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** Finds the server name in a ClientHello (RFC 8446, section 4.1.2; RFC 6066, section 3). */
final class ClientHello {
  private static final int SERVER_NAME = 0;

  /** Version and random. */
  private static final int FIXED_LENGTH = 34;

  private static final int MOST_EXTENSIONS = 64;

  private ClientHello() {}

  /** Appends {@code (SNI=…)} where there is one within the bytes. */
  static void appendServerName(ByteBuffer buffer, int start, int end, Utf8Text out) {
    int at = start + FIXED_LENGTH;
    at = afterVector8(buffer, at, end); // session id
    at = afterVector16(buffer, at, end); // cipher suites
    at = afterVector8(buffer, at, end); // compression methods
    at += 2; // length of all extensions
    for (int i = 0; i < MOST_EXTENSIONS && end - at >= 4; i++) {
      int length = Text.u16(buffer, at + 2);
      if (Text.u16(buffer, at) == SERVER_NAME) {
        serverName(buffer, at + 4, Math.min(end, at + 4 + length), out);
        return;
      }
      at += 4 + length;
    }
  }

  /** Length of the list, type of the name (0: hostname), length of the name, name. */
  private static void serverName(ByteBuffer buffer, int at, int end, Utf8Text out) {
    if (end - at < 5 || buffer.get(at + 2) != 0) {
      return;
    }
    int length = Math.min(Text.u16(buffer, at + 3), end - at - 5);
    out.append(" (SNI=");
    Text.wire(out, buffer, at + 5, length);
    out.append(')');
  }

  private static int afterVector8(ByteBuffer buffer, int at, int end) {
    return at < end ? at + 1 + Text.u8(buffer, at) : end;
  }

  private static int afterVector16(ByteBuffer buffer, int at, int end) {
    return end - at >= 2 ? at + 2 + Text.u16(buffer, at) : end;
  }
}
