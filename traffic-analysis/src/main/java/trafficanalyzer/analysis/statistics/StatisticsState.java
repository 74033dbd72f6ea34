package trafficanalyzer.analysis.statistics;

import java.math.BigInteger;
import java.util.Optional;

/**
 * All that was counted: what figures are made of, what is saved, and what the next part of a
 * capture goes on with.
 *
 * @param name what was analysed
 * @param onlyIpv4 whether packets of IPv6 were left out
 * @param times of the first and last frame and packet; null without frames
 * @param rows the intervals
 * @param firstPacketRow the row that the first packet was counted in; -1 without packets
 * @param addresses each address with what it sent and received
 * @param otherSources of the addresses that the table had no room for
 * @param otherDestinations likewise
 * @param otherGaps how many gaps the rows without detail have
 * @param otherGapSums their sums, see {@link GapSums#values()}
 * @param endpoints by hostname and interval; empty where conversations were not looked for
 */
record StatisticsState(
    String name,
    boolean onlyIpv4,
    Times times,
    IntervalRows rows,
    int firstPacketRow,
    AddressTable addresses,
    AddressSketch.Saved otherSources,
    AddressSketch.Saved otherDestinations,
    long otherGaps,
    BigInteger[] otherGapSums,
    Optional<EndpointCounts> endpoints) {

  /** The same with another name and other endpoints. */
  StatisticsState with(String otherName, Optional<EndpointCounts> otherEndpoints) {
    return new StatisticsState(
        otherName,
        onlyIpv4,
        times,
        rows,
        firstPacketRow,
        addresses,
        otherSources,
        otherDestinations,
        otherGaps,
        otherGapSums,
        otherEndpoints);
  }

  /**
   * In the order of the file, nanoseconds since the epoch.
   *
   * @param firstPacket senseless without packets, as is {@code lastPacket}
   */
  record Times(long firstFrame, long lastFrame, long firstPacket, long lastPacket) {}
}
