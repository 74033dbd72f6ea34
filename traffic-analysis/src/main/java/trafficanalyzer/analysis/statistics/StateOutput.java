package trafficanalyzer.analysis.statistics;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Writes numbers as compactly as {@link VarBytes} does; {@link StateInput} reads them. */
final class StateOutput {
  private final DataOutputStream out;

  StateOutput(OutputStream out) {
    this.out = new DataOutputStream(out);
  }

  /** A number from 0 on, or of 64 bits without sign. */
  void number(long value) throws IOException {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  /** A number that may be negative. */
  void signed(long value) throws IOException {
    number(value << 1 ^ value >> 63);
  }

  void flag(boolean value) throws IOException {
    out.write(value ? 1 : 0);
  }

  void real(double value) throws IOException {
    out.writeLong(Double.doubleToLongBits(value));
  }

  void bytes(byte[] bytes) throws IOException {
    number(bytes.length);
    out.write(bytes);
  }

  void text(String text) throws IOException {
    bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  void integers(BigInteger[] values) throws IOException {
    for (BigInteger value : values) {
      bytes(value.toByteArray());
    }
  }

  void flush() throws IOException {
    out.flush();
  }
}
