package trafficanalyzer.packet.text;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text as UTF-8 bytes in one array that is used again and again: what is appended is what is
 * printed. A {@link StringBuilder} keeps a line at two bytes a character for one arrow in it, and
 * encodes each of them again. Nothing is allocated but where the text must grow.
 *
 * <p>Not for use by several threads at once.
 */
public final class Utf8Text {
  private byte[] bytes;
  private int length;

  /**
   * @param capacity bytes that there is room for at first
   */
  public Utf8Text(int capacity) {
    bytes = new byte[capacity];
  }

  /** How many bytes there are. */
  public int length() {
    return length;
  }

  /** Leaves so many bytes, which end with a character, and takes the rest away. */
  public void setLength(int bytesLeft) {
    length = bytesLeft;
  }

  /** One of the bytes. */
  public byte byteAt(int index) {
    return bytes[index];
  }

  /** Replaces a character of ASCII by another one. */
  public void setCharAt(int index, char ascii) {
    bytes[index] = (byte) ascii;
  }

  /** The index after so many characters from an index on; that of the end if there are fewer. */
  public int indexAfter(int start, int characters) {
    int left = characters;
    int at = start;
    while (at < length && (left > 0 || isContinued(bytes[at]))) {
      if (!isContinued(bytes[at])) {
        left--;
      }
      at++;
    }
    return at;
  }

  /** Whether the byte is a further one of its character. */
  private static boolean isContinued(byte utf8) {
    return (utf8 & 0xC0) == 0x80;
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      grow(more);
    }
  }

  private void grow(int more) {
    bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
  }

  /** Appends a character of Unicode's basic plane; half of a pair becomes a question mark. */
  public Utf8Text append(char character) {
    if (character >= 0x80) {
      return appendLong(character);
    }
    room(1);
    bytes[length++] = (byte) character;
    return this;
  }

  /** A character of several bytes. */
  private Utf8Text appendLong(char character) {
    room(3);
    if (character < 0x800) {
      bytes[length++] = (byte) (0xC0 | character >> 6);
      bytes[length++] = (byte) (0x80 | character & 0x3F);
    } else if (Character.isSurrogate(character)) {
      bytes[length++] = '?';
    } else {
      bytes[length++] = (byte) (0xE0 | character >> 12);
      bytes[length++] = (byte) (0x80 | character >> 6 & 0x3F);
      bytes[length++] = (byte) (0x80 | character & 0x3F);
    }
    return this;
  }

  /**
   * Appends ASCII. The method of String is deprecated as it leaves out the upper half of each
   * character, of which ASCII has none; no other copies without an array between.
   */
  @SuppressWarnings("deprecation")
  public Utf8Text append(String ascii) {
    int more = ascii.length();
    room(more);
    ascii.getBytes(0, more, bytes, length);
    length += more;
    return this;
  }

  /** Appends bytes of UTF-8. */
  public Utf8Text append(byte[] utf8) {
    return append(utf8, 0, utf8.length);
  }

  /** Appends a part of another text. */
  public Utf8Text append(Utf8Text other, int from, int to) {
    return append(other.bytes, from, to);
  }

  private Utf8Text append(byte[] utf8, int from, int to) {
    room(to - from);
    System.arraycopy(utf8, from, bytes, length, to - from);
    length += to - from;
    return this;
  }

  /** Appends decimal digits. */
  public Utf8Text append(int value) {
    return append((long) value);
  }

  /** Appends decimal digits. */
  public Utf8Text append(long value) {
    if (value < 0) {
      return append(Long.toString(value)); // rare enough
    }
    room(Digits.ROOM);
    length = Digits.decimal(value, bytes, length);
    return this;
  }

  /** Appends nine decimal digits of a number below a thousand million. */
  public Utf8Text nanos(int value) {
    room(Digits.ROOM);
    length = Digits.nine(value, bytes, length);
    return this;
  }

  /** Appends the last hexadecimal digits of a number, up to 16 of them. */
  public Utf8Text hex(long value, int digits) {
    room(Digits.ROOM);
    length = Digits.hexadecimal(value, digits, bytes, length);
    return this;
  }

  /** Appends a MAC address of 48 bits, {@code 02:00:5e:10:00:01}. */
  public Utf8Text mac(long address) {
    room(Digits.ROOM);
    length = Digits.mac(address, bytes, length);
    return this;
  }

  /** Appends an IPv4 address, {@code 192.0.2.1}. */
  public Utf8Text ipv4(int address) {
    room(Digits.ROOM);
    length = Digits.ipv4(address, bytes, length);
    return this;
  }

  /** Writes the text to the stream. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
  }

  /** A copy of the bytes. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
