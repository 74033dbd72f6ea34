package trafficanalyzer.analysis.conversation;

/**
 * Packets of one application and size between two hosts, and the times from one to the next, each
 * way. Where there was one packet or none, mean and deviation are NaN; for two, the deviation.
 *
 * @param application its label
 * @param size bytes of each packet's frame, on the wire
 * @param packetsFromA packets from A to B
 * @param meanFromA of the gaps between them, in seconds
 * @param deviationFromA of the gaps, a sample standard deviation, in seconds
 * @param packetsFromB packets from B to A
 * @param meanFromB of the gaps between them, in seconds
 * @param deviationFromB of the gaps, a sample standard deviation, in seconds
 */
public record PacketIntervals(
    String application,
    int size,
    long packetsFromA,
    double meanFromA,
    double deviationFromA,
    long packetsFromB,
    double meanFromB,
    double deviationFromB) {
  private static final double NANOS = 1e9;

  /** Of two groups of packets, either of which may be null. */
  static PacketIntervals of(String application, int size, PacketGroup fromA, PacketGroup fromB) {
    return new PacketIntervals(
        application,
        size,
        fromA == null ? 0 : fromA.packets(),
        fromA == null ? Double.NaN : fromA.gaps().mean() / NANOS,
        fromA == null ? Double.NaN : fromA.gaps().deviation() / NANOS,
        fromB == null ? 0 : fromB.packets(),
        fromB == null ? Double.NaN : fromB.gaps().mean() / NANOS,
        fromB == null ? Double.NaN : fromB.gaps().deviation() / NANOS);
  }
}
