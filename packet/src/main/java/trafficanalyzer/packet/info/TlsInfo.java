package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** TLS records that begin in one segment (RFC 8446, section 5.1), and the messages in them. */
final class TlsInfo {
  static final int CHANGE_CIPHER_SPEC = 20;
  static final int HEARTBEAT = 24;

  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final int APPLICATION_DATA = 23;
  private static final int HEADER_LENGTH = 5;
  private static final int MESSAGE_HEADER_LENGTH = 4;
  private static final int CLIENT_HELLO = 1;

  /** RFC 5246, section 6.2.3: 2^14 and 2048 for what compression and encryption add. */
  private static final int LONGEST_RECORD = (1 << 14) + 2048;

  private static final int MOST_RECORDS = 8;
  private static final int MOST_MESSAGES = 8;

  private TlsInfo() {}

  static boolean append(ByteBuffer buffer, int start, int end, Utf8Text out) {
    int at = start;
    boolean encrypted = false;
    for (int i = 0; isRecord(buffer, at, end); i++) {
      if (i == MOST_RECORDS) {
        out.append(", ").append(Text.ELLIPSIS);
        break;
      }
      out.append(i == 0 ? "" : ", ");
      int type = buffer.get(at);
      int length = Text.u16(buffer, at + 3);
      int recordEnd = Math.min(end, at + HEADER_LENGTH + length);
      record(buffer, at + HEADER_LENGTH, recordEnd, type, length, encrypted, out);
      encrypted |= type == CHANGE_CIPHER_SPEC;
      at += HEADER_LENGTH + length;
    }
    return at > start;
  }

  private static boolean isRecord(ByteBuffer buffer, int at, int end) {
    if (end - at < HEADER_LENGTH) {
      return false;
    }
    int type = buffer.get(at);
    int length = Text.u16(buffer, at + 3);
    return type >= CHANGE_CIPHER_SPEC
        && type <= HEARTBEAT
        && buffer.get(at + 1) == 3 // SSL 3.0 and all of TLS
        && Text.u8(buffer, at + 2) <= 4
        && length > 0
        && length <= LONGEST_RECORD;
  }

  private static void record(
      ByteBuffer buffer, int at, int end, int type, int length, boolean encrypted, Utf8Text out) {
    switch (type) {
      case CHANGE_CIPHER_SPEC -> out.append("Change Cipher Spec");
      case ALERT -> TlsAlerts.append(buffer, at, end, length, out);
      case HANDSHAKE -> handshake(buffer, at, end, at + length, encrypted, out);
      case APPLICATION_DATA -> out.append("Application Data");
      default -> out.append("Heartbeat");
    }
  }

  /**
   * @param end index after the record's captured bytes
   * @param recordEnd index after all its bytes
   */
  private static void handshake(
      ByteBuffer buffer, int start, int end, int recordEnd, boolean encrypted, Utf8Text out) {
    int at = start;
    for (int i = 0; i < MOST_MESSAGES && end - at >= MESSAGE_HEADER_LENGTH; i++) {
      String name = TlsMessages.name(Text.u8(buffer, at));
      int length = Text.u24(buffer, at + 1);
      // Random bytes are a known type with a length that fits once in some ten thousand times.
      if (encrypted || name == null || i == 0 && length > LONGEST_RECORD * 4) {
        break;
      }
      out.append(i == 0 ? "" : ", ").append(name);
      int bodyEnd = Math.min(end, at + MESSAGE_HEADER_LENGTH + length);
      if (Text.u8(buffer, at) == CLIENT_HELLO) {
        ClientHello.appendServerName(buffer, at + MESSAGE_HEADER_LENGTH, bodyEnd, out);
      }
      at += MESSAGE_HEADER_LENGTH + length;
      if (at >= recordEnd) {
        return;
      }
    }
    if (at == start) {
      out.append("Encrypted Handshake Message");
    }
  }
}
