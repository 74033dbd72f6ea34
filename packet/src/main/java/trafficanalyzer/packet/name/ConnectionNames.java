package trafficanalyzer.packet.name;

import java.util.Arrays;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.flow.Connections;
import trafficanalyzer.packet.flow.FiveTuple;

/**
 * The names of live connections, each decided once and remembered: a packet of a known connection
 * costs one look-up. Bounded; a connection that was forgotten is decided again.
 */
final class ConnectionNames {
  /** Connections whose names are remembered at once, some 120 bytes each. */
  private static final int MOST_CONNECTIONS = 1 << 16;

  /** RFC 4787, section 4.3, as for flows. */
  private static final long IDLE_NANOS = 300_000_000_000L;

  // Flags of a connection: whether it is decided, also that no name is given; how.
  private static final byte DECIDED = 1;
  private static final byte TOLD_ITS_NAME = 2;
  private static final byte FIRST_IS_NAMED = 4;

  // Of one connection.
  private static final int RECORD = 4;
  private static final int BEGAN_AT = 0;
  private static final int DECIDED_FROM = 1;
  private static final int DECIDED_UNTIL = 2;
  private static final int DECIDED_AT_CHANGE = 3;

  private final OwnNames own;
  private final AddressNames addresses;
  private final boolean abstaining;
  private final FiveTuple tuple = new FiveTuple();
  private final Connections connections =
      new Connections(MOST_CONNECTIONS, IDLE_NANOS, connection -> {});
  private long[] records = new long[0];
  private byte[] flags = new byte[0];
  private String[] endpoints = new String[0];
  private NameSource[] sources = new NameSource[0];

  /** How often something was told of an address. */
  private long changes;

  private String endpoint;
  private NameSource source;
  private boolean inbound;

  /**
   * @param abstaining whether to give no name where nothing decides
   */
  ConnectionNames(OwnNames own, AddressNames addresses, boolean abstaining) {
    this.own = own;
    this.addresses = addresses;
    this.abstaining = abstaining;
  }

  void clear() {
    connections.clear();
  }

  /** Something was told of an address: connections without a name are asked about again. */
  void addressTold() {
    changes++;
  }

  /** A connection told its name. */
  void nameTold(FiveTuple itsTuple) {
    int connection = connections.find(itsTuple);
    if (connection >= 0) {
      records[connection * RECORD + DECIDED_UNTIL] = Long.MIN_VALUE;
    }
  }

  /** Looks for the name of a packet's connection; the packet must have an IP header. */
  boolean find(Packet packet, long timestampNanos) {
    int connection = connections.of(packet, timestampNanos);
    if (connections.isNew()) {
      begin(connection, packet, timestampNanos);
    }
    if (!isDecided(connection, timestampNanos)) {
      decide(connection, packet, timestampNanos);
    }
    endpoint = endpoints[connection];
    source = sources[connection];
    boolean firstIsNamed = (flags[connection] & FIRST_IS_NAMED) != 0;
    inbound = endpoint != null && firstIsNamed == connections.fromFirst();
    return endpoint != null;
  }

  private void begin(int connection, Packet packet, long now) {
    if (connection >= endpoints.length) {
      int capacity = connections.capacity();
      records = Arrays.copyOf(records, capacity * RECORD);
      flags = Arrays.copyOf(flags, capacity);
      endpoints = Arrays.copyOf(endpoints, capacity);
      sources = Arrays.copyOf(sources, capacity);
    }
    int at = connection * RECORD;
    // Without a SYN it may have begun long ago, and told its name then.
    records[at + BEGAN_AT] = Connections.begins(packet) ? now : Long.MIN_VALUE;
    records[at + DECIDED_UNTIL] = Long.MIN_VALUE;
    flags[connection] = 0;
    endpoints[connection] = null;
    sources[connection] = null;
  }

  private boolean isDecided(int connection, long now) {
    int at = connection * RECORD;
    return now < records[at + DECIDED_UNTIL]
        && now >= records[at + DECIDED_FROM]
        && ((flags[connection] & DECIDED) != 0 || records[at + DECIDED_AT_CHANGE] == changes);
  }

  private void decide(int connection, Packet packet, long now) {
    int at = connection * RECORD;
    tuple.set(packet);
    OwnName name = own.find(tuple, records[at + BEGAN_AT], now);
    records[at + DECIDED_FROM] = own.from();
    records[at + DECIDED_UNTIL] = own.until();
    if (name != null) {
      set(connection, name.hostname, name.source, name.serverIsFirst, TOLD_ITS_NAME);
    } else if ((flags[connection] & DECIDED) == 0 || (flags[connection] & TOLD_ITS_NAME) != 0) {
      guess(connection, packet, now);
    }
  }

  private void guess(int connection, Packet packet, long now) {
    boolean fromClient = connections.fromClient(connection);
    boolean found =
        fromClient
            ? addresses.guess(
                packet.sourceHigh(),
                packet.sourceLow(),
                packet.destinationHigh(),
                packet.destinationLow(),
                now)
            : addresses.guess(
                packet.destinationHigh(),
                packet.destinationLow(),
                packet.sourceHigh(),
                packet.sourceLow(),
                now);
    if (found) {
      boolean named = !abstaining || addresses.isCertain();
      boolean sourceIsNamed = addresses.ofServer() != fromClient;
      set(
          connection,
          named ? addresses.hostname() : null,
          named ? addresses.source() : null,
          sourceIsNamed == connections.fromFirst(),
          (byte) 0);
    } else {
      int at = connection * RECORD;
      endpoints[connection] = null;
      sources[connection] = null;
      flags[connection] = 0;
      records[at + DECIDED_UNTIL] = Math.min(records[at + DECIDED_UNTIL], addresses.until());
      records[at + DECIDED_AT_CHANGE] = changes;
    }
  }

  private void set(
      int connection, String hostname, NameSource how, boolean firstIsNamed, byte flag) {
    endpoints[connection] = hostname;
    sources[connection] = how;
    flags[connection] = (byte) (DECIDED | flag | (firstIsNamed ? FIRST_IS_NAMED : 0));
  }

  String endpoint() {
    return endpoint;
  }

  NameSource source() {
    return source;
  }

  /** Whether the packet came from the named end. */
  boolean inbound() {
    return inbound;
  }
}
