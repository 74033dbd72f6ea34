package trafficanalyzer.analysis.conversation;

import trafficanalyzer.packet.flow.Flow;
import trafficanalyzer.packet.name.NameSource;

/**
 * One conversation: all packets of a five-tuple, of one connection where it is TCP.
 *
 * @param flow its ends, its times, and how much went each way
 * @param application its label, such as {@code TCP_HTTP_TLS}
 * @param endpoint the hostname of the server; null where it is not known
 * @param endpointSource how that is known; null with the hostname
 * @param badPackets packets that Wireshark would flag with {@code tcp.analysis.flags}
 * @param badBytes of their frames, on the wire
 * @param retransmissions packets that carry again what was sent before; they are bad, too
 * @param retransmittedBytes of their frames, on the wire
 * @param handshakeNanos from the SYN to the ACK of its answer; -1 where that was not seen
 * @param roundTrips how many times from a segment to its acknowledgment were measured
 * @param roundTripNanos their mean, as seen at the place of capture; NaN without any
 * @param leastRoundTripNanos 0 without any
 * @param mostRoundTripNanos 0 without any
 */
public record Conversation(
    Flow flow,
    String application,
    String endpoint,
    NameSource endpointSource,
    long badPackets,
    long badBytes,
    long retransmissions,
    long retransmittedBytes,
    long handshakeNanos,
    long roundTrips,
    double roundTripNanos,
    long leastRoundTripNanos,
    long mostRoundTripNanos) {
  private static final double NANOS = 1e9;

  /** From the first packet to the latest; 0 where there is only one. */
  public double seconds() {
    return (flow.lastNanos() - flow.firstNanos()) / NANOS;
  }

  /** Packets both ways. */
  public long packets() {
    return flow.packetsOut() + flow.packetsIn();
  }

  /** Bytes both ways. */
  public long bytes() {
    return flow.bytesOut() + flow.bytesIn();
  }

  /** So much a second, over {@link #seconds()}; NaN where that is 0. */
  public double perSecond(long count) {
    return seconds() > 0 ? count / seconds() : Double.NaN;
  }
}
