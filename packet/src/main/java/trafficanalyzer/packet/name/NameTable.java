package trafficanalyzer.packet.name;

import java.time.Duration;
import java.util.List;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.flow.FiveTuple;
import trafficanalyzer.packet.flow.Flow;

/**
 * Which hostname the remote end of a connection has, as of packet time: what the connection itself
 * told ({@link FlowName}), else what its client was told of the address, else what anybody was told
 * of it. The name is decided once for a connection, as of its first packet, so that a later answer
 * does not rename it; one without a name takes the first that becomes known.
 *
 * <p>Bounded in size and age; {@link #find(Packet, long)} allocates nothing. Kept are the last
 * 1,024 changes of the name that one client was told for one address, and as many of the name that
 * anybody was told for it. An observation takes some 350 bytes besides its hostname, a connection's
 * own name some 150. Names may arrive somewhat out of order.
 *
 * <p>Not for use by several threads at once.
 */
public final class NameTable implements NameSink {
  private final AddressNames addresses;
  private final OwnNames own;
  private final FiveTuple tuple = new FiveTuple();
  private final ConnectionNames connections;
  private final EndedFlowNames flows;

  private String endpoint;
  private NameSource source;
  private boolean inbound;
  private List<String> candidates = List.of();

  /**
   * @param maxObservations how many observations are kept; the oldest by packet time give way.
   *     Repetitions of the same answer count as one. Flows' own names are kept of as many flows
   * @param maxAge how long before a packet an observation may have been made to count for it
   */
  public NameTable(int maxObservations, Duration maxAge) {
    this(maxObservations, maxAge, false);
  }

  /**
   * @param abstaining whether to give no name where several are possible and nothing decides
   */
  public NameTable(int maxObservations, Duration maxAge, boolean abstaining) {
    if (maxObservations < 1 || maxAge.isNegative()) {
      throw new IllegalArgumentException(
          "room for " + maxObservations + " observations of the last " + maxAge);
    }
    addresses = new AddressNames(maxObservations, maxAge.toNanos());
    own = new OwnNames(maxObservations, maxAge.toNanos());
    connections = new ConnectionNames(own, addresses, abstaining);
    flows = new EndedFlowNames(own, addresses, abstaining);
  }

  /**
   * Begins with the packets of a capture anew: connections that were looked up before are
   * forgotten, and decided again.
   *
   * @param knownUntil the time of the capture's last packet: what the table holds beyond it is not
   *     looked at, so that a capture read again later gets the same names
   */
  public void restart(long knownUntil) {
    addresses.horizon(knownUntil);
    own.horizon(knownUntil);
    connections.clear();
  }

  @Override
  public void add(FlowName name) {
    own.add(name);
    tuple.set(name.client(), name.clientPort(), name.server(), name.serverPort(), name.protocol());
    connections.nameTold(tuple);
  }

  /** Marks that what the five-tuple told before is of another connection. */
  @Override
  public void begins(FiveTuple opening, long timestampNanos) {
    FlowName mark = markOf(opening, timestampNanos);
    if (mark != null) {
      add(mark);
    }
  }

  /**
   * What {@link #begins} adds: a flow's name without text; null where the five-tuple has told no
   * name that could be mistaken for the new connection's.
   */
  public FlowName markOf(FiveTuple opening, long timestampNanos) {
    if (!own.hasName(opening, timestampNanos)) {
      return null;
    }
    return new FlowName(
        timestampNanos,
        opening.source(),
        opening.sourcePort(),
        opening.destination(),
        opening.destinationPort(),
        opening.protocol(),
        "",
        NameSource.SNI);
  }

  @Override
  public void add(NameObservation observation) {
    addresses.add(observation);
    connections.addressTold();
  }

  /**
   * Looks for the name of the packet's remote end; {@link #endpoint()}, {@link #source()} and
   * {@link #inbound()} then tell of it.
   *
   * @param timestampNanos packet time, nanoseconds since the epoch; later observations do not count
   * @return false if neither end has a name
   */
  public boolean find(Packet packet, long timestampNanos) {
    boolean found = packet.hasIp() && connections.find(packet, timestampNanos);
    endpoint = found ? connections.endpoint() : null;
    source = found ? connections.source() : null;
    inbound = found && connections.inbound();
    return found;
  }

  /**
   * Looks for the name of a flow that ended; {@link #endpoint()}, {@link #source()} and {@link
   * #candidates()} then tell of it.
   *
   * @return false if it has none, or none is given where nothing decides
   */
  public boolean find(Flow flow) {
    boolean found = flows.find(flow);
    endpoint = flows.endpoint();
    source = flows.source();
    inbound = false;
    candidates = flows.candidates();
    return found;
  }

  /** The hostname of the last find; null if nothing was found. */
  public String endpoint() {
    return endpoint;
  }

  /** How that hostname is known; null if nothing was found. */
  public NameSource source() {
    return source;
  }

  /** Whether the last packet looked for came from the named end. */
  public boolean inbound() {
    return inbound;
  }

  /**
   * The other names that the last flow looked for may have, best first: what else its client was
   * told of the address, then what others were told, then what was told only after it began; or
   * what else it asked its server for. At most 16 of an address.
   */
  public List<String> candidates() {
    return candidates;
  }

  /** How many observations are kept; repetitions of the same answer count as one. */
  public int size() {
    return addresses.size();
  }
}
