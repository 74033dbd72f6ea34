package trafficanalyzer.analysis.statistics;

import java.util.Arrays;

/**
 * Works out how packets are spread over addresses from how many packets each has. Counts may come
 * in any order: they are gathered by size first and then summed up from the smallest on, so that
 * the same counts give the same bits.
 */
final class AddressSpread {
  /** Counts below this are only tallied: most are. */
  private static final int SMALL = 4096;

  private static final double[] SMALL_TIMES_LOG = new double[SMALL];

  static {
    for (int count = 1; count < SMALL; count++) {
      SMALL_TIMES_LOG[count] = count * StrictMath.log(count);
    }
  }

  private final long[] small = new long[SMALL];
  private long[] large = new long[64];
  private int largeSize;

  private double estimatedDistinct;
  private double estimatedSpread;
  private long estimatedPackets;
  private double estimatedSquares;
  private double estimatedTimesLog;

  /** Adds an address with its packets; without any it does not count. */
  void add(long packets) {
    if (packets > 0 && packets < SMALL) {
      small[(int) packets]++;
    } else if (packets > 0) {
      if (largeSize == large.length) {
        large = Arrays.copyOf(large, 2 * largeSize);
      }
      large[largeSize++] = packets;
    }
  }

  /**
   * Adds addresses of which only a sample was counted.
   *
   * @param distinct how many there are
   * @param spread of that, two standard deviations; 0 where it is exact
   * @param packets of them
   * @param squares the sum of the squares of their packets
   * @param timesLog the sum of each address's packets times their natural logarithm
   */
  void addEstimated(double distinct, double spread, long packets, double squares, double timesLog) {
    estimatedDistinct += distinct;
    estimatedSpread += spread;
    estimatedPackets += packets;
    estimatedSquares += squares;
    estimatedTimesLog += timesLog;
  }

  /** The figures of the addresses that were added; then begins anew. */
  AddressFigures take() {
    Arrays.sort(large, 0, largeSize);
    long distinct = largeSize;
    long packets = 0;
    double squares = 0;
    double timesLog = 0;
    for (int count = 1; count < SMALL; count++) {
      long addresses = small[count];
      if (addresses > 0) {
        distinct += addresses;
        packets += addresses * count;
        squares += (double) (addresses * count) * count;
        timesLog += addresses * SMALL_TIMES_LOG[count];
      }
    }
    for (int i = 0; i < largeSize; i++) {
      double count = large[i];
      packets += large[i];
      squares += count * count;
      timesLog += count * StrictMath.log(count);
    }
    AddressFigures figures =
        figures(
            distinct + estimatedDistinct,
            estimatedSpread,
            (double) packets + estimatedPackets,
            squares + estimatedSquares,
            timesLog + estimatedTimesLog);
    clear();
    return figures;
  }

  private void clear() {
    Arrays.fill(small, 0);
    largeSize = 0;
    estimatedDistinct = 0;
    estimatedSpread = 0;
    estimatedPackets = 0;
    estimatedSquares = 0;
    estimatedTimesLog = 0;
  }

  /**
   * @param timesLog the sum of each address's packets times their natural logarithm
   */
  private static AddressFigures figures(
      double distinct, double spread, double packets, double squares, double timesLog) {
    if (distinct == 0) {
      return AddressFigures.NONE;
    }
    double entropy =
        distinct == 1
            ? 0
            : (StrictMath.log(packets) - timesLog / packets) / StrictMath.log(distinct);
    return new AddressFigures(
        distinct,
        squares / (packets * packets),
        Math.max(0, Math.min(1, entropy)),
        spread / distinct);
  }
}
