package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.Addresses;
import trafficanalyzer.packet.text.Utf8Text;

/**
 * Appends values to the text. What comes from the wire becomes printable ASCII, so that no
 * capture's content reaches a terminal as a command, and is cut to a bounded length.
 */
final class Text {
  static final char ARROW = '→';

  static final char ELLIPSIS = '…';

  /** Characters that one piece of text from the wire takes at most, escapes aside. */
  static final int LONGEST_PIECE = 120;

  private Text() {}

  static int u8(ByteBuffer buffer, int index) {
    return buffer.get(index) & 0xFF;
  }

  static int u16(ByteBuffer buffer, int index) {
    return buffer.getShort(index) & 0xFFFF;
  }

  static int u24(ByteBuffer buffer, int index) {
    return u8(buffer, index) << 16 | u16(buffer, index + 1);
  }

  static long u32(ByteBuffer buffer, int index) {
    return buffer.getInt(index) & 0xFFFF_FFFFL;
  }

  /** Appends exactly so many hexadecimal digits. */
  static void hex(Utf8Text out, long value, int digits) {
    out.hex(value, digits);
  }

  /** Appends {@code 0x} and exactly so many hexadecimal digits. */
  static void number(Utf8Text out, long value, int digits) {
    out.append("0x");
    hex(out, value, digits);
  }

  /** Appends bytes as hexadecimal digits. */
  static void bytes(Utf8Text out, ByteBuffer buffer, int index, int length) {
    for (int i = 0; i < Math.min(length, LONGEST_PIECE / 2); i++) {
      hex(out, u8(buffer, index + i), 2);
    }
  }

  static void ipv4(Utf8Text out, ByteBuffer buffer, int index) {
    out.ipv4(buffer.getInt(index));
  }

  static void ipv6(Utf8Text out, ByteBuffer buffer, int index) {
    Addresses.append(out, buffer.getLong(index), buffer.getLong(index + 8));
  }

  static void mac(Utf8Text out, ByteBuffer buffer, int index) {
    out.mac((long) u16(buffer, index) << 32 | u32(buffer, index + 2));
  }

  /**
   * Appends text from the wire; what is not printable ASCII, and the backslash, as {@code \xNN}.
   */
  static void wire(Utf8Text out, ByteBuffer buffer, int index, int length) {
    int shown = Math.min(length, LONGEST_PIECE);
    for (int i = 0; i < shown; i++) {
      character(out, buffer.get(index + i));
    }
    if (shown < length) {
      out.append(ELLIPSIS);
    }
  }

  /**
   * Appends text from the wire up to the end of its line.
   *
   * @return the index after what was appended
   */
  static int line(Utf8Text out, ByteBuffer buffer, int index, int end) {
    int lineEnd = lineEnd(buffer, index, end);
    wire(out, buffer, index, lineEnd - index);
    return lineEnd;
  }

  /** Index of the first CR, LF or NUL, else of the end. */
  static int lineEnd(ByteBuffer buffer, int index, int end) {
    // One more than is shown tells that there is more.
    int most = (int) Math.min(end, (long) index + LONGEST_PIECE + 1);
    int at = index;
    while (at < most && !endsLine(buffer.get(at))) {
      at++;
    }
    return at;
  }

  private static boolean endsLine(byte character) {
    return character == '\r' || character == '\n' || character == 0;
  }

  private static void character(Utf8Text out, byte character) {
    if (character < ' ' || character == 0x7F || character == '\\') {
      out.append("\\x");
      hex(out, character & 0xFF, 2);
    } else {
      out.append((char) character);
    }
  }

  /** Whether the bytes are these ASCII characters. */
  static boolean startsWith(ByteBuffer buffer, int index, int end, String text) {
    if (end - index < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (buffer.get(index + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The name of that number; null where the table has none. */
  static String name(String[] names, int number) {
    return number >= 0 && number < names.length ? names[number] : null;
  }

  /** Appends the name of that number, or the text for those without one and the number. */
  static void name(Utf8Text out, String[] names, int number, String otherwise) {
    String name = name(names, number);
    if (name == null) {
      out.append(otherwise).append(" (").append(number).append(')');
    } else {
      out.append(name);
    }
  }
}
