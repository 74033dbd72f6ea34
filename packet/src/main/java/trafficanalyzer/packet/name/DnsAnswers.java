package trafficanalyzer.packet.name;

import java.util.function.Consumer;
import trafficanalyzer.packet.Packet;

/**
 * Learns names from DNS responses over UDP (RFC 1035), parsed by dnsjava. The name is the
 * question's, for every A and AAAA record that its CNAME chain reaches. Malformed messages are
 * counted, never thrown.
 */
public final class DnsAnswers {
  private long malformed;

  /**
   * Tells what a packet says about names; nothing unless it comes from UDP port 53.
   *
   * @param timestampNanos packet time, nanoseconds since the epoch
   * @param found is given each observation
   */
  public void read(Packet packet, long timestampNanos, Consumer<NameObservation> found) {}

  /** How many responses could not be understood. */
  public long malformed() {
    return malformed;
  }
}
