package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** NetBIOS name service (RFC 1002, section 4.2). */
final class NetbiosInfo {
  private static final int HEADER_LENGTH = 12;
  private static final int FLAGS_OFFSET = 2;
  private static final int RESPONSE = 0x8000;

  /** A length byte of 32 and each half byte of the 16 as a letter from A on. */
  private static final int NAME_LENGTH = 33;

  private static final int LENGTH = HEADER_LENGTH + NAME_LENGTH + 3;
  private static final int NODE_STATUS = 0x21;
  private static final String[] OPERATIONS = {
    "Name query",
    null,
    null,
    null,
    null,
    "Registration",
    "Release",
    "Wait for acknowledgment",
    "Refresh",
    "Refresh",
    null,
    null,
    null,
    null,
    null,
    "Multi-homed registration"
  };

  private NetbiosInfo() {}

  static boolean append(ByteBuffer buffer, int at, int end, Utf8Text out) {
    if (end - at < LENGTH || Text.u8(buffer, at + HEADER_LENGTH) != NAME_LENGTH - 1) {
      return false;
    }
    int flags = Text.u16(buffer, at + FLAGS_OFFSET);
    Text.name(out, OPERATIONS, flags >>> 11 & 0xF, "NetBIOS operation");
    if ((flags & RESPONSE) != 0) {
      out.append((flags & 0xF) == 0 ? " response" : " response, error");
    }
    boolean status = Text.u16(buffer, at + HEADER_LENGTH + NAME_LENGTH + 1) == NODE_STATUS;
    out.append(status ? " NBSTAT " : " NB ");
    name(buffer, at + HEADER_LENGTH + 1, out);
    return true;
  }

  /** Fifteen characters padded with spaces, and the kind of name in the sixteenth. */
  private static void name(ByteBuffer buffer, int at, Utf8Text out) {
    int length = 15;
    while (length > 0 && isPadding(character(buffer, at, length - 1))) {
      length--;
    }
    for (int i = 0; i < length; i++) {
      int character = character(buffer, at, i);
      if (character >= ' ' && character < 0x7F) {
        out.append((char) character);
      } else {
        number(character, out);
      }
    }
    number(character(buffer, at, 15), out);
  }

  private static boolean isPadding(int character) {
    return character == ' ' || character == 0;
  }

  private static void number(int character, Utf8Text out) {
    out.append('<');
    Text.hex(out, character, 2);
    out.append('>');
  }

  private static int character(ByteBuffer buffer, int at, int index) {
    int upper = buffer.get(at + 2 * index) - 'A';
    int lower = buffer.get(at + 2 * index + 1) - 'A';
    return (upper << 4 | lower) & 0xFF;
  }
}
