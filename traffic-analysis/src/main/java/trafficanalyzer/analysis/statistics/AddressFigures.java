package trafficanalyzer.analysis.statistics;

/**
 * How packets are spread over the addresses that they come from, or go to.
 *
 * @param distinct how many addresses there are (F0); a whole number unless estimated
 * @param secondMoment F2, the sum over all addresses of the square of an address's share of the
 *     packets: 1 where there is one, 1/n where n have the same share; NaN without packets
 * @param entropy the entropy of the shares divided by log2(distinct): 0 to 1, 1 where all have the
 *     same share; 0 with one address, NaN without packets
 * @param error of {@code distinct}, two standard deviations as a part of it; 0 where exact
 */
public record AddressFigures(double distinct, double secondMoment, double entropy, double error) {
  /** Without packets. */
  public static final AddressFigures NONE = new AddressFigures(0, Double.NaN, Double.NaN, 0);

  /** Whether addresses were counted, not estimated. */
  public boolean isExact() {
    return error == 0;
  }
}
