package trafficanalyzer.analysis.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * The sums of the first four powers of times between packets, in whole nanoseconds. They are exact:
 * parts of a capture add up to what the whole has, bit for bit, and nothing is lost where moments
 * are made as differences of large numbers.
 */
final class GapSums {
  /** Powers of gaps below this (two seconds) fit into 128 bits. */
  private static final long NEAR = 1L << 31;

  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
  private static final MathContext EXACT_ENOUGH = MathContext.DECIMAL128;
  private static final int POWERS = 4;

  private long count;
  private final WideSum first = new WideSum();
  private final WideSum second = new WideSum();
  private final WideSum third = new WideSum();
  private final WideSum fourth = new WideSum();

  /** Sums of the powers of what is not near: few, or the capture lasts for ages. */
  private final BigInteger[] far = new BigInteger[POWERS];

  GapSums() {
    Arrays.fill(far, BigInteger.ZERO);
  }

  /** Adds the time from one packet to the next, both in nanoseconds since the epoch. */
  void add(long fromNanos, long toNanos) {
    long gap = toNanos - fromNanos;
    count++;
    if (gap <= -NEAR || gap >= NEAR) {
      addFar(BigInteger.valueOf(toNanos).subtract(BigInteger.valueOf(fromNanos)));
      return;
    }
    long square = gap * gap;
    first.add(gap >> 63, gap);
    second.add(0, square);
    third.add(Math.multiplyHigh(square, gap), square * gap);
    fourth.add(Math.multiplyHigh(square, square), square * square);
  }

  private void addFar(BigInteger gap) {
    BigInteger power = BigInteger.ONE;
    for (int i = 0; i < POWERS; i++) {
      power = power.multiply(gap);
      far[i] = far[i].add(power);
    }
  }

  /** Adds what others have summed up. */
  void add(long gaps, BigInteger[] sums) {
    count += gaps;
    for (int i = 0; i < POWERS; i++) {
      far[i] = far[i].add(sums[i]);
    }
  }

  long count() {
    return count;
  }

  /** The sums of gaps to the power of one, two, three and four. */
  BigInteger[] values() {
    return new BigInteger[] {
      first.value().add(far[0]),
      second.value().add(far[1]),
      third.value().add(far[2]),
      fourth.value().add(far[3])
    };
  }

  void clear() {
    count = 0;
    first.clear();
    second.clear();
    third.clear();
    fourth.clear();
    Arrays.fill(far, BigInteger.ZERO);
  }

  /** The figures that such sums tell. */
  static GapFigures figures(long count, BigInteger[] sums) {
    if (count == 0) {
      return GapFigures.NONE;
    }
    BigInteger n = BigInteger.valueOf(count);
    // n^2, n^3 and n^4 times the central moments are whole numbers.
    BigInteger s1 = sums[0];
    // Negative only where somebody made the sums up.
    BigInteger squares = n.multiply(sums[1]).subtract(s1.pow(2)).max(BigInteger.ZERO);
    double mean = ratio(s1, n).divide(NANOS, EXACT_ENOUGH).doubleValue();
    double deviation =
        count == 1
            ? Double.NaN
            : ratio(squares, n.multiply(n.subtract(BigInteger.ONE)))
                .sqrt(EXACT_ENOUGH)
                .divide(NANOS, EXACT_ENOUGH)
                .doubleValue();
    if (squares.signum() == 0) {
      return new GapFigures(count, mean, deviation, Double.NaN, Double.NaN);
    }
    BigInteger cubes =
        n.pow(2)
            .multiply(sums[2])
            .subtract(times(3, n.multiply(s1).multiply(sums[1])))
            .add(times(2, s1.pow(3)));
    BigInteger fourths =
        n.pow(3)
            .multiply(sums[3])
            .subtract(times(4, n.pow(2).multiply(s1).multiply(sums[2])))
            .add(times(6, n.multiply(s1.pow(2)).multiply(sums[1])))
            .subtract(times(3, s1.pow(4)));
    double skewness =
        ratio(cubes, squares)
            .divide(new BigDecimal(squares).sqrt(EXACT_ENOUGH), EXACT_ENOUGH)
            .doubleValue();
    BigInteger squared = squares.pow(2);
    double kurtosis = ratio(fourths.subtract(times(3, squared)), squared).doubleValue();
    return new GapFigures(count, mean, deviation, skewness, kurtosis);
  }

  private static BigInteger times(long factor, BigInteger value) {
    return value.multiply(BigInteger.valueOf(factor));
  }

  private static BigDecimal ratio(BigInteger dividend, BigInteger divisor) {
    return new BigDecimal(dividend)
        .divide(
            new BigDecimal(divisor),
            new MathContext(EXACT_ENOUGH.getPrecision(), RoundingMode.HALF_EVEN));
  }
}
