package trafficanalyzer.packet.file;

/**
 * What an interface description block says of the packets that refer to it: their link type, and
 * how their timestamps count.
 */
final class PcapngInterface {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int BASE_2 = 0x80;

  /** Where the option if_tsresol is missing. */
  static final int MICROSECONDS = 6;

  private static final int NANOSECONDS = 9;

  /** 10^19 is the largest power of ten below 2^64. */
  private static final int MOST_DIGITS = 19;

  final int linkType;
  final long snaplen;
  private final int exponent;
  private final boolean base2;
  private final long offsetSeconds;

  /** Ticks up to this many become nanoseconds by one multiplication. */
  private final long fewTicks;

  private final long nanosPerTick;

  /**
   * @param snaplen bytes kept of a packet; 0 where there is no limit
   * @param resolution the option if_tsresol: ticks of 10^-n seconds, or with the top bit of 2^-n
   * @param offsetSeconds the option if_tsoffset: when ticks begin to count, seconds since the epoch
   */
  PcapngInterface(int linkType, long snaplen, int resolution, long offsetSeconds) {
    this.linkType = linkType;
    this.snaplen = snaplen;
    this.exponent = resolution & ~BASE_2;
    this.base2 = (resolution & BASE_2) != 0;
    this.offsetSeconds = offsetSeconds;
    boolean simple = !base2 && exponent <= NANOSECONDS && offsetSeconds == 0;
    nanosPerTick = simple ? powerOfTen(NANOSECONDS - exponent) : 1;
    fewTicks = simple ? Long.MAX_VALUE / nanosPerTick : -1;
  }

  /** Whether timestamps may be finer than microseconds. */
  boolean hasNanoseconds() {
    return base2 || exponent > MICROSECONDS;
  }

  /**
   * Nanoseconds since the epoch, rounded down; times before 1677 and after 2262, which cannot be
   * told, become the first and the last that can.
   *
   * @param ticks unsigned
   */
  long nanos(long ticks) {
    return ticks >= 0 && ticks <= fewTicks ? ticks * nanosPerTick : exactNanos(ticks);
  }

  private long exactNanos(long ticks) {
    long seconds = base2 ? wholeBinarySeconds(ticks) : wholeDecimalSeconds(ticks);
    long nanos = base2 ? binaryNanos(ticks) : decimalNanos(ticks);
    try {
      long time = Math.addExact(seconds, offsetSeconds);
      if (time < 0 && nanos > 0) { // so that the product does not overflow before the sum
        time++;
        nanos -= NANOS_PER_SECOND;
      }
      return Math.addExact(Math.multiplyExact(time, NANOS_PER_SECOND), nanos);
    } catch (ArithmeticException e) {
      return (double) seconds + offsetSeconds < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  private long wholeDecimalSeconds(long ticks) {
    return exponent > MOST_DIGITS ? 0 : divide(ticks, powerOfTen(exponent));
  }

  private long decimalNanos(long ticks) {
    if (exponent > MOST_DIGITS) {
      int digits = exponent - NANOSECONDS;
      return digits > MOST_DIGITS ? 0 : Long.divideUnsigned(ticks, powerOfTen(digits));
    }
    long part = Long.remainderUnsigned(ticks, powerOfTen(exponent));
    return exponent <= NANOSECONDS
        ? part * powerOfTen(NANOSECONDS - exponent)
        : Long.divideUnsigned(part, powerOfTen(exponent - NANOSECONDS));
  }

  private long wholeBinarySeconds(long ticks) {
    return exponent >= Long.SIZE ? 0 : shift(ticks, exponent);
  }

  private long binaryNanos(long ticks) {
    if (exponent == 0) {
      return 0;
    }
    // (part × 10^9) / 2^exponent, with the product in 128 bits
    long part = exponent >= Long.SIZE ? ticks : ticks & (1L << exponent) - 1;
    long high = Math.multiplyHigh(part, NANOS_PER_SECOND) + (part < 0 ? NANOS_PER_SECOND : 0);
    long low = part * NANOS_PER_SECOND;
    if (exponent >= Long.SIZE) {
      return exponent - Long.SIZE >= Long.SIZE ? 0 : high >>> exponent - Long.SIZE;
    }
    return low >>> exponent | high << Long.SIZE - exponent;
  }

  /** Beyond 2^63 seconds no time can be told, so that a negative result will not do. */
  private static long divide(long ticks, long divisor) {
    long quotient = Long.divideUnsigned(ticks, divisor);
    return quotient < 0 ? Long.MAX_VALUE : quotient;
  }

  private static long shift(long ticks, int bits) {
    long shifted = ticks >>> bits;
    return shifted < 0 ? Long.MAX_VALUE : shifted;
  }

  /** Unsigned for an exponent of 19. */
  private static long powerOfTen(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }
}
