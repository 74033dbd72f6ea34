package trafficanalyzer.analysis.statistics;

import java.math.BigInteger;

/**
 * A sum of 128-bit numbers in 192 bits, which no number of packets overflows: sums are exact, so it
 * does not matter in which order, or in how many parts, they are made.
 */
final class WideSum {
  private long low;
  private long middle;
  private long high;

  /** Adds a number of two's complement. */
  void add(long upper, long lower) {
    low += lower;
    long carry = Long.compareUnsigned(low, lower) < 0 ? 1 : 0;
    long sign = upper >> 63;
    long sum = middle + upper;
    long sumCarry = Long.compareUnsigned(sum, upper) < 0 ? 1 : 0;
    middle = sum + carry;
    // At most one of the two additions carries.
    high += sign + sumCarry + (carry != 0 && middle == 0 ? 1 : 0);
  }

  BigInteger value() {
    return BigInteger.valueOf(high)
        .shiftLeft(64)
        .add(unsigned(middle))
        .shiftLeft(64)
        .add(unsigned(low));
  }

  void clear() {
    low = 0;
    middle = 0;
    high = 0;
  }

  private static BigInteger unsigned(long value) {
    BigInteger signed = BigInteger.valueOf(value);
    return value < 0 ? signed.add(BigInteger.ONE.shiftLeft(64)) : signed;
  }
}
