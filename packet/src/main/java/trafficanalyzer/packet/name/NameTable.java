package trafficanalyzer.packet.name;

import java.net.InetAddress;
import java.time.Duration;
import trafficanalyzer.packet.Addresses;
import trafficanalyzer.packet.Packet;

/**
 * Which hostname an address stood for, as of packet time. Bounded in size and age; {@link #find}
 * allocates nothing.
 *
 * <p>Kept are the last 1,024 changes of the name that one client was told for one address, and as
 * many of the name that anybody was told for it. An observation takes some 300 bytes besides its
 * hostname. Observations may arrive somewhat out of order.
 *
 * <p>Not for use by several threads at once.
 */
public final class NameTable {
  private final NameIndex byClient;
  private final NameIndex byAnyone;

  private String endpoint;
  private NameSource source;
  private boolean inbound;

  /**
   * @param maxObservations how many observations are kept; the oldest by packet time give way.
   *     Repetitions of the same answer count as one
   * @param maxAge how long before a packet an observation may have been made to count for it
   */
  public NameTable(int maxObservations, Duration maxAge) {
    if (maxObservations < 1 || maxAge.isNegative()) {
      throw new IllegalArgumentException(
          "room for " + maxObservations + " observations of the last " + maxAge);
    }
    byClient = new NameIndex(maxObservations, maxAge.toNanos());
    byAnyone = new NameIndex(maxObservations, maxAge.toNanos());
  }

  /** Remembers an observation. */
  public void add(NameObservation observation) {
    InetAddress client = observation.client();
    InetAddress address = observation.address();
    long high = Addresses.high(address);
    long low = Addresses.low(address);
    long time = observation.observedAtNanos();
    byClient.add(
        Addresses.high(client),
        Addresses.low(client),
        high,
        low,
        time,
        observation.hostname(),
        observation.source());
    byAnyone.add(0, 0, high, low, time, observation.hostname(), observation.source());
  }

  /**
   * Looks for the name of the packet's remote end; {@link #endpoint()}, {@link #source()} and
   * {@link #inbound()} then tell of it. An end that the other end was told the name of comes before
   * one that only somebody else was told of. Where both ends have a name, the end with the smaller
   * port is taken for the server.
   *
   * @param timestampNanos packet time, nanoseconds since the epoch; later observations do not count
   * @return false if neither end has a name
   */
  public boolean find(Packet packet, long timestampNanos) {
    endpoint = null;
    source = null;
    inbound = false;
    if (!packet.hasIp()) {
      return false;
    }
    long sourceHigh = packet.sourceHigh();
    long sourceLow = packet.sourceLow();
    long destinationHigh = packet.destinationHigh();
    long destinationLow = packet.destinationLow();
    Run destination =
        byClient.find(sourceHigh, sourceLow, destinationHigh, destinationLow, timestampNanos);
    Run origin =
        byClient.find(destinationHigh, destinationLow, sourceHigh, sourceLow, timestampNanos);
    if (found(packet, destination, origin, false)) {
      return true;
    }
    destination = byAnyone.find(0, 0, destinationHigh, destinationLow, timestampNanos);
    origin = byAnyone.find(0, 0, sourceHigh, sourceLow, timestampNanos);
    return found(packet, destination, origin, true);
  }

  private boolean found(Packet packet, Run destination, Run origin, boolean otherClient) {
    if (destination == null && origin == null) {
      return false;
    }
    inbound =
        destination == null || origin != null && packet.sourcePort() < packet.destinationPort();
    Run run = inbound ? origin : destination;
    endpoint = run.hostname;
    source = otherClient && run.source == NameSource.DNS ? NameSource.DNS_OTHER_CLIENT : run.source;
    return true;
  }

  /** The hostname of the last find; null if nothing was found. */
  public String endpoint() {
    return endpoint;
  }

  /** How that hostname is known; null if nothing was found. */
  public NameSource source() {
    return source;
  }

  /** Whether the packet came from the named end. */
  public boolean inbound() {
    return inbound;
  }

  /** How many observations are kept; repetitions of the same answer count as one. */
  public int size() {
    return byClient.size();
  }
}
