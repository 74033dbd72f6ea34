package trafficanalyzer.analysis.statistics;

import java.math.BigInteger;

/**
 * What is needed beside an interval's figures to go on counting in it: kept of the first and the
 * last intervals of a capture, which the capture before or after it may share.
 *
 * @param addresses the numbers of its addresses
 * @param packets of each of them: sent times 2^32, plus received
 * @param gapSums see {@link GapSums#values()}
 * @param sources of the addresses that the table had no room for
 * @param destinations likewise
 */
record IntervalDetail(
    int[] addresses,
    long[] packets,
    BigInteger[] gapSums,
    AddressSketch.Saved sources,
    AddressSketch.Saved destinations) {}
