package trafficanalyzer.analysis.statistics;

import java.util.Arrays;

/**
 * Whole numbers in as few bytes as each needs: 7 bits each, the lowest first, with the top bit set
 * where more follow (as in Protocol Buffers and DWARF).
 */
final class VarBytes {
  private static final int MOST_BYTES = 10;

  private byte[] bytes;
  private int length;

  VarBytes(int capacity) {
    bytes = new byte[capacity];
  }

  /** Appends a number; negative ones take ten bytes. */
  void put(long value) {
    if (bytes.length - length < MOST_BYTES) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length + MOST_BYTES);
    }
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  int length() {
    return length;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  void clear() {
    length = 0;
  }

  /** Takes numbers out of bytes that nobody vouches for. */
  static final class Source {
    private final byte[] bytes;
    private int at;

    Source(byte[] bytes) {
      this.bytes = bytes;
    }

    boolean hasMore() {
      return at < bytes.length;
    }

    /**
     * @throws IllegalArgumentException where there is no number
     */
    long take() {
      long value = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        if (at == bytes.length) {
          throw new IllegalArgumentException("a number is cut short");
        }
        byte next = bytes[at++];
        value |= (next & 0x7FL) << shift;
        if (next >= 0) {
          return value;
        }
      }
      throw new IllegalArgumentException("a number is too long");
    }
  }
}
