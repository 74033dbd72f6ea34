package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** Protocols of text lines, SMTP and its like: the first line, and who says it. */
final class LineInfo {
  /** No protocol here is at a larger port. */
  static final int LARGEST_PORT = 6667;

  /** Who says it, in Wireshark's words: for mail, and for all else. */
  private static final String[] MAIL = {"C: ", "S: "};

  private static final String[] OTHER = {"Request: ", "Response: "};

  private static final String SIP_STATUS = "SIP/2.0 ";

  private LineInfo() {}

  private static boolean isLinePort(int port) {
    return switch (port) {
      case 21, 25, 43, 79, 110, 119, 143, 554, 587, 6667 -> true;
      default -> false;
    };
  }

  static boolean append(
      ByteBuffer buffer, int at, int end, int source, int destination, Utf8Text out) {
    boolean request = isLinePort(destination);
    if (!request && !isLinePort(source) || !isText(buffer, at, end)) {
      return false;
    }
    out.append(
        isMailPort(request ? destination : source)
            ? MAIL[request ? 0 : 1]
            : OTHER[request ? 0 : 1]);
    Text.line(out, buffer, at, end);
    return true;
  }

  /** SIP (RFC 3261, section 7): who asks and who answers does not show in the ports. */
  static boolean sip(ByteBuffer buffer, int at, int end, Utf8Text out) {
    if (!isText(buffer, at, end) || end - at < SIP_STATUS.length()) {
      return false;
    }
    boolean status = Text.startsWith(buffer, at, end, SIP_STATUS);
    out.append(status ? "Status: " : "Request: ");
    Text.line(out, buffer, status ? at + SIP_STATUS.length() : at, end);
    return true;
  }

  private static boolean isMailPort(int port) {
    return port == 25 || port == 587 || port == 110;
  }

  /** The first characters tell text from encrypted or binary content. */
  private static boolean isText(ByteBuffer buffer, int at, int end) {
    for (int i = at; i < Math.min(end, at + 4); i++) {
      byte character = buffer.get(i);
      if (character < ' ' && character != '\r' && character != '\n' || character == 0x7F) {
        return false;
      }
    }
    return true;
  }
}
