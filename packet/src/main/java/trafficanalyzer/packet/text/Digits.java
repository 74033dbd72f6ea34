package trafficanalyzer.packet.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Numbers as digits, written into an array that has room for {@link #ROOM} bytes more. Up to eight
 * digits are made at once, in the bytes of a long, and written at once; what is too much is written
 * over by what follows.
 *
 * <p>Divisions are products and shifts, exact for numbers as small as these: the quick compiler,
 * which {@code ./traffic packets} is run with, leaves divisions to the processor's slow
 * instruction.
 */
final class Digits {
  /** What is written for any number, address or MAC address at most, and what is too much. */
  static final int ROOM = 32;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int AT_ONCE = 8;
  private static final int HUNDRED_MILLION = 100_000_000;
  private static final long ZEROS = 0x3030_3030_3030_3030L;

  /** The two hexadecimal digits of 0 to 255, the first one in the lower byte. */
  private static final char[] HEXADECIMAL = hexadecimal();

  /** The decimal digits of 0 to 255 and a point after them, the first one in the lowest byte. */
  private static final int[] OCTETS = octets();

  private Digits() {}

  private static char[] hexadecimal() {
    char[] pairs = new char[256];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = (char) (Character.forDigit(i >> 4, 16) | Character.forDigit(i & 0xF, 16) << 8);
    }
    return pairs;
  }

  private static int[] octets() {
    int[] octets = new int[256];
    for (int i = 0; i < octets.length; i++) {
      String text = i + ".";
      for (int at = 0; at < text.length(); at++) {
        octets[i] |= text.charAt(at) << 8 * at;
      }
    }
    return octets;
  }

  /**
   * As many decimal digits as the number has, which is not negative.
   *
   * @return the index after them
   */
  static int decimal(long value, byte[] target, int at) {
    if (value < HUNDRED_MILLION) {
      return decimal((int) value, count((int) value), target, at);
    }
    long front = value < 1L << 32 ? value * 0x55E6_3B89L >>> 57 : value / HUNDRED_MILLION;
    int after = decimal(front, target, at);
    return decimal((int) (value - front * HUNDRED_MILLION), AT_ONCE, target, after);
  }

  /**
   * How many decimal digits a number below a hundred million has: each difference is -1 once it is
   * shifted, if the number is above the limit. Branches would be guessed wrong too often.
   */
  private static int count(int value) {
    return 1
        - (9 - value >> 31)
        - (99 - value >> 31)
        - (999 - value >> 31)
        - (9_999 - value >> 31)
        - (99_999 - value >> 31)
        - (999_999 - value >> 31)
        - (9_999_999 - value >> 31);
  }

  /** The last decimal digits of a number below a hundred million, up to eight of them. */
  static int decimal(int value, int count, byte[] target, int at) {
    LONGS.set(target, at, eight(value) >>> Byte.SIZE * (AT_ONCE - count));
    return at + count;
  }

  /**
   * Eight decimal digits, the first one in the lowest byte. Divisions by 100 and 10 are made for
   * several parts of a long at once.
   */
  private static long eight(int value) {
    int front = (int) (value * 0xD1B7_1759L >>> 45); // divided by 10,000
    long fours = front | (long) (value - 10_000 * front) << 32;
    long upper = fours * 10_486 >>> 20 & 0x7F_0000_007FL;
    long twos = upper | fours - 100 * upper << 16;
    long tens = twos * 103 >>> 10 & 0x000F_000F_000F_000FL;
    return (tens | twos - 10 * tens << 8) + ZEROS;
  }

  /** Nine decimal digits of a number below a thousand million. */
  static int nine(int value, byte[] target, int at) {
    int front = (int) (value * 0xCCCC_CCCDL >>> 35); // divided by 10
    target[at + 8] = (byte) ('0' + value - 10 * front);
    LONGS.set(target, at, eight(front));
    return at + 9;
  }

  /** The last hexadecimal digits of a number, so many of them. */
  static int hexadecimal(long value, int count, byte[] target, int at) {
    for (int i = 0; i < count; i++) {
      int digit = (int) (value >>> 4 * (count - 1 - i)) & 0xF;
      target[at + i] = (byte) (HEXADECIMAL[digit] >>> 8);
    }
    return at + count;
  }

  /** A MAC address of 48 bits: 17 bytes. */
  static int mac(long address, byte[] target, int at) {
    LONGS.set(target, at, halfMac((int) (address >>> 24)));
    target[at + 8] = ':';
    LONGS.set(target, at + 9, halfMac((int) address));
    return at + 17;
  }

  private static long halfMac(int bytes) {
    return HEXADECIMAL[bytes >>> 16 & 0xFF]
        | ':' << 16
        | (long) HEXADECIMAL[bytes >>> 8 & 0xFF] << 24
        | (long) ':' << 40
        | (long) HEXADECIMAL[bytes & 0xFF] << 48;
  }

  /** An IPv4 address. */
  static int ipv4(int address, byte[] target, int at) {
    int next = octet(address >>> 24, target, at);
    next = octet(address >>> 16 & 0xFF, target, next);
    next = octet(address >>> 8 & 0xFF, target, next);
    return octet(address & 0xFF, target, next) - 1;
  }

  /** Returns the index after the number's point. */
  private static int octet(int value, byte[] target, int at) {
    INTS.set(target, at, OCTETS[value]);
    return at + 2 - (9 - value >> 31) - (99 - value >> 31);
  }
}
