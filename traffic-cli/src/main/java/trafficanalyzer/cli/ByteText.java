package trafficanalyzer.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import trafficanalyzer.packet.Addresses;

/**
 * Text as UTF-8 bytes in one reused array, with numbers, addresses and times made in place: nothing
 * is allocated for a value. Who appends makes sure of the room by {@link #writeWhenFull} between
 * rows.
 */
final class ByteText {
  /** A write of this size costs as much as a small one. */
  private static final int FULL = 1 << 16;

  /** The two decimal digits of 0 to 99, and the two hexadecimal digits of 0 to 255. */
  private static final byte[] DECIMAL = pairs("0123456789");

  private static final byte[] HEXADECIMAL = pairs("0123456789abcdef");

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long SECONDS_PER_DAY = 86_400;

  private byte[] bytes = new byte[FULL + (1 << 13)];
  private int length;
  private final StringBuilder scratch = new StringBuilder(48);

  /** The second that the last time was in, as text up to the point: most are in the same. */
  private final byte[] lastText = "0000-00-00T00:00:00.".getBytes(StandardCharsets.US_ASCII);

  private long lastSecond = Long.MIN_VALUE;
  private long lastDay = Long.MIN_VALUE;

  private static byte[] pairs(String digits) {
    int base = digits.length();
    byte[] pairs = new byte[2 * base * base];
    for (int i = 0; i < base * base; i++) {
      pairs[2 * i] = (byte) digits.charAt(i / base);
      pairs[2 * i + 1] = (byte) digits.charAt(i % base);
    }
    return pairs;
  }

  /** Hands the text to the stream and empties it, if it is long enough for that. */
  void writeWhenFull(OutputStream out) throws IOException {
    if (length >= FULL) {
      write(out);
    }
  }

  /** Hands the text to the stream and empties it. */
  void write(OutputStream out) throws IOException {
    int written = length;
    length = 0; // what could not be written is not tried again
    out.write(bytes, 0, written);
  }

  /** Makes sure of the room for so many more bytes. */
  void room(int more) {
    if (bytes.length - length < more) {
      byte[] larger = new byte[Math.max(2 * bytes.length, length + more)];
      System.arraycopy(bytes, 0, larger, 0, length);
      bytes = larger;
    }
  }

  void put(char ascii) {
    bytes[length++] = (byte) ascii;
  }

  void put(byte[] text) {
    int at = length;
    for (byte character : text) { // mostly one to twenty: too few for arraycopy to pay
      bytes[at++] = character;
    }
    length = at;
  }

  /**
   * Appends characters up to the first one that is not ASCII or is marked in the table.
   *
   * @param needs for each ASCII character, whether it needs something (other than 0)
   * @return the index of that first one; {@code to} if there is none
   */
  int putWhilePlain(char[] characters, int from, int to, byte[] needs) {
    byte[] target = bytes;
    int at = length;
    int i = from;
    while (i < to) {
      char character = characters[i];
      if (character >= 0x80 || needs[character] != 0) {
        break;
      }
      target[at++] = (byte) character;
      i++;
    }
    length = at;
    return i;
  }

  /** A character of Unicode's basic plane, or half of a pair, which becomes a question mark. */
  void putUtf8(char character) {
    if (character < 0x80) {
      bytes[length++] = (byte) character;
    } else if (character < 0x800) {
      bytes[length++] = (byte) (0xC0 | character >> 6);
      bytes[length++] = (byte) (0x80 | character & 0x3F);
    } else if (Character.isSurrogate(character)) {
      bytes[length++] = '?';
    } else {
      bytes[length++] = (byte) (0xE0 | character >> 12);
      bytes[length++] = (byte) (0x80 | character >> 6 & 0x3F);
      bytes[length++] = (byte) (0x80 | character & 0x3F);
    }
  }

  /** Decimal digits. */
  void number(long value) {
    if (value < 0) {
      // Long.MIN_VALUE has no positive counterpart; negative numbers are rare enough for this.
      scratch.setLength(0);
      ascii(scratch.append(value));
      return;
    }
    int digits = digits(value);
    int at = length + digits;
    length = at;
    long rest = value;
    while (rest >= 100) {
      int pair = (int) (rest % 100) * 2;
      rest /= 100;
      bytes[--at] = DECIMAL[pair + 1];
      bytes[--at] = DECIMAL[pair];
    }
    if (rest >= 10) {
      bytes[--at] = DECIMAL[(int) rest * 2 + 1];
      bytes[--at] = DECIMAL[(int) rest * 2];
    } else {
      bytes[--at] = (byte) ('0' + rest);
    }
  }

  private static int digits(long value) {
    int digits = 1;
    for (long limit = 10; digits < 19 && value >= limit; limit *= 10) {
      digits++;
    }
    return digits;
  }

  /** Nine decimal digits. */
  private void nanos(int fraction) {
    int rest = fraction;
    for (int at = length + 7; at > length; at -= 2) {
      int pair = rest % 100 * 2;
      rest /= 100;
      bytes[at] = DECIMAL[pair];
      bytes[at + 1] = DECIMAL[pair + 1];
    }
    bytes[length] = (byte) ('0' + rest);
    length += 9;
  }

  /** A time in UTC with nine digits after the second, {@code 2026-11-21T04:05:06.000000007Z}. */
  void time(long nanosSinceEpoch) {
    long second = Math.floorDiv(nanosSinceEpoch, NANOS_PER_SECOND);
    if (second != lastSecond) {
      long day = Math.floorDiv(second, SECONDS_PER_DAY);
      if (day != lastDay) {
        date(day);
        lastDay = day;
      }
      int ofDay = (int) (second - day * SECONDS_PER_DAY);
      pair(lastText, 11, ofDay / 3600);
      pair(lastText, 14, ofDay / 60 % 60);
      pair(lastText, 17, ofDay % 60);
      lastSecond = second;
    }
    put(lastText);
    nanos((int) (nanosSinceEpoch - second * NANOS_PER_SECOND));
    bytes[length++] = 'Z';
  }

  /**
   * Writes year, month and day. Years are counted from March on, in eras of 400, so that the leap
   * day comes last. Times in nanoseconds are within the years 1677 to 2262.
   */
  private void date(long day) {
    int sinceYear0 = (int) (day + 719_468); // 1970-01-01 is so many days after 0000-03-01
    int era = sinceYear0 / 146_097;
    int ofEra = sinceYear0 % 146_097;
    int yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
    int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int monthFromMarch = (5 * ofYear + 2) / 153;
    int dayOfMonth = ofYear - (153 * monthFromMarch + 2) / 5 + 1;
    int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    int year = 400 * era + yearOfEra + (month <= 2 ? 1 : 0);
    pair(lastText, 0, year / 100);
    pair(lastText, 2, year % 100);
    pair(lastText, 5, month);
    pair(lastText, 8, dayOfMonth);
  }

  /** Seconds since the epoch with nine digits after the point. */
  void epoch(long nanosSinceEpoch) {
    long second = Math.floorDiv(nanosSinceEpoch, NANOS_PER_SECOND);
    number(second);
    bytes[length++] = '.';
    nanos((int) (nanosSinceEpoch - second * NANOS_PER_SECOND));
  }

  /** Two hexadecimal digits. */
  void hex(int value) {
    bytes[length++] = HEXADECIMAL[2 * value];
    bytes[length++] = HEXADECIMAL[2 * value + 1];
  }

  /** A MAC address of 48 bits. */
  void mac(long address) {
    for (int shift = 40; shift > 0; shift -= 8) {
      hex((int) (address >>> shift) & 0xFF);
      bytes[length++] = ':';
    }
    hex((int) address & 0xFF);
  }

  /** An IP address as {@link Addresses} has it. */
  void address(long high, long low) {
    if (Addresses.isIpv4(high, low)) {
      octet((int) low >>> 24);
      bytes[length++] = '.';
      octet((int) low >>> 16 & 0xFF);
      bytes[length++] = '.';
      octet((int) low >>> 8 & 0xFF);
      bytes[length++] = '.';
      octet((int) low & 0xFF);
    } else {
      scratch.setLength(0);
      Addresses.append(scratch, high, low);
      ascii(scratch);
    }
  }

  private void octet(int value) {
    if (value >= 100) {
      bytes[length++] = (byte) ('0' + value / 100);
      pair(value % 100);
    } else if (value >= 10) {
      pair(value);
    } else {
      bytes[length++] = (byte) ('0' + value);
    }
  }

  private void pair(int value) {
    pair(bytes, length, value);
    length += 2;
  }

  private static void pair(byte[] text, int at, int value) {
    text[at] = DECIMAL[2 * value];
    text[at + 1] = DECIMAL[2 * value + 1];
  }

  private void ascii(StringBuilder text) {
    for (int i = 0; i < text.length(); i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
  }
}
