package trafficanalyzer.analysis.statistics;

/**
 * What was counted of one interval, or of a whole capture. Packets are those with an IP header; of
 * a tunnel, the innermost packet counts.
 *
 * @param beginNanos when the interval begins, nanoseconds since the epoch
 * @param intervals how many intervals this stands for: 1, or more where it is a gap without packets
 * @param packets with an IP header
 * @param bytes of these packets' frames, on the wire
 * @param otherFrames without IP header, such as ARP, and what was to be left out
 * @param ipBytes sum of the packets' IP lengths, as their headers tell
 * @param icmp packets of ICMP and ICMPv6
 * @param tcp packets of TCP
 * @param udp packets of UDP
 * @param syn TCP packets with SYN and without ACK
 * @param synAck TCP packets with SYN and ACK
 * @param fin TCP packets with FIN
 * @param rst TCP packets with RST
 * @param sources the packets' source addresses
 * @param destinations the packets' destination addresses
 * @param gaps times between packets
 */
public record IntervalStatistics(
    long beginNanos,
    long intervals,
    long packets,
    long bytes,
    long otherFrames,
    long ipBytes,
    long icmp,
    long tcp,
    long udp,
    long syn,
    long synAck,
    long fin,
    long rst,
    AddressFigures sources,
    AddressFigures destinations,
    GapFigures gaps) {

  /** An interval, or a gap of several, in which nothing was captured. */
  public static IntervalStatistics empty(long beginNanos, long intervals) {
    return new IntervalStatistics(
        beginNanos,
        intervals,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        AddressFigures.NONE,
        AddressFigures.NONE,
        GapFigures.NONE);
  }

  /** Packets of other protocols than ICMP, TCP and UDP. */
  public long otherPackets() {
    return packets - icmp - tcp - udp;
  }

  /** Mean IP length, bytes; NaN without packets. */
  public double meanIpLength() {
    return (double) ipBytes / packets;
  }

  /** A part of this interval's packets; NaN without packets. */
  public double share(long part) {
    return (double) part / packets;
  }

  /** Whether this stands for many intervals in which nothing was captured. */
  public boolean isGap() {
    return intervals > 1;
  }
}
