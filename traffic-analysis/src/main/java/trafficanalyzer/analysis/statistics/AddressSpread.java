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
    Arrays.fill(small, 0);
    largeSize = 0;
    return figures(distinct, packets, squares, timesLog);
  }

  /**
   * @param timesLog the sum of each address's packets times their natural logarithm
   */
  private static AddressFigures figures(
      long distinct, long packets, double squares, double timesLog) {
    if (distinct == 0) {
      return AddressFigures.NONE;
    }
    double all = packets;
    double entropy =
        distinct == 1
            ? 0
            : (StrictMath.log(all) - timesLog / all) / StrictMath.log((double) distinct);
    return new AddressFigures(
        distinct, squares / (all * all), Math.max(0, Math.min(1, entropy)), 0);
  }
}
