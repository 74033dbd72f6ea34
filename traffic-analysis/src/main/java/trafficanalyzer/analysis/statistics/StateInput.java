package trafficanalyzer.analysis.statistics;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link StateOutput} wrote, out of bytes that nobody vouches for: everything is checked
 * against a bound before memory is taken for it.
 */
final class StateInput {
  /** Of the sum of fourth powers of any number of gaps, with room to spare. */
  private static final int MOST_INTEGER_BYTES = 64;

  private static final int MOST_TEXT_BYTES = 1 << 12;

  private final InputStream in;

  /** How many bytes may yet be taken into memory as they are. */
  private long bytesLeft;

  StateInput(InputStream in, long mostBytes) {
    this.in = in;
    this.bytesLeft = mostBytes;
  }

  private int next() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new EOFException("its content ends too early");
    }
    return next;
  }

  /** A number of 64 bits without sign. */
  long bits() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = next();
      value |= (next & 0x7FL) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new DamagedStateException("a number is too long");
  }

  /** A number from 0 on. */
  long number() throws IOException {
    return upTo(Long.MAX_VALUE);
  }

  /** A number from 0 up to a bound. */
  long upTo(long most) throws IOException {
    long value = bits();
    if (value < 0 || value > most) {
      throw new DamagedStateException(
          Long.toUnsignedString(value) + " where at most " + most + " is possible");
    }
    return value;
  }

  long signed() throws IOException {
    long value = bits();
    return value >>> 1 ^ -(value & 1);
  }

  boolean flag() throws IOException {
    int value = next();
    if (value > 1) {
      throw new DamagedStateException("neither yes nor no");
    }
    return value == 1;
  }

  double real() throws IOException {
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      bits = bits << 8 | next();
    }
    return Double.longBitsToDouble(bits);
  }

  /** Bytes of a length that is written before them, which stay in memory. */
  byte[] bytes(int most) throws IOException {
    byte[] bytes = passingBytes(most);
    bytesLeft -= bytes.length;
    if (bytesLeft < 0) {
      throw new DamagedStateException("it holds more than there is memory for");
    }
    return bytes;
  }

  /** Bytes of a length that is written before them, which do not stay in memory. */
  byte[] passingBytes(int most) throws IOException {
    int length = (int) upTo(most);
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("its content ends too early");
    }
    return bytes;
  }

  String text() throws IOException {
    return new String(bytes(MOST_TEXT_BYTES), StandardCharsets.UTF_8);
  }

  /** A text that can stand in a table. */
  String word() throws IOException {
    String text = text();
    if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
      throw new DamagedStateException("a name is empty or holds what is no letter");
    }
    return text;
  }

  BigInteger[] integers(int count) throws IOException {
    BigInteger[] values = new BigInteger[count];
    for (int i = 0; i < count; i++) {
      byte[] bytes = bytes(MOST_INTEGER_BYTES);
      if (bytes.length == 0) {
        throw new DamagedStateException("a number without digits");
      }
      values[i] = new BigInteger(bytes);
    }
    return values;
  }

  /**
   * @throws DamagedStateException where there is more
   */
  void requireEnd() throws IOException {
    if (in.read() >= 0) {
      throw new DamagedStateException("its content goes on after its end");
    }
  }
}
