package trafficanalyzer.packet.flow;

import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.name.NameSource;
import trafficanalyzer.packet.name.NameTable;

/**
 * One conversation: all packets of a protocol between two addresses and ports, in both directions.
 * The client is who sent the SYN; without one, the end with the larger port; with equal ports or
 * none, the sender of the first packet.
 */
public final class Flow {
  private static final int SYN = 0x02;
  private static final int ACK = 0x10;

  private final FlowKey key;
  private final long firstNanos;
  private boolean clientIsKeySource;
  private boolean clientKnown;
  private long lastNanos;
  private long packetsFromKeySource;
  private long bytesFromKeySource;
  private long packetsToKeySource;
  private long bytesToKeySource;
  private String endpoint;
  private NameSource endpointSource;

  /**
   * @param key as the first packet has it
   */
  Flow(FlowKey key, long firstNanos) {
    this.key = key;
    this.firstNanos = firstNanos;
    this.lastNanos = firstNanos;
    this.clientIsKeySource = key.sourcePort() >= key.destinationPort();
  }

  void add(Packet packet, boolean fromKeySource, int wireLength, long timestampNanos) {
    lastNanos = Math.max(lastNanos, timestampNanos);
    if (fromKeySource) {
      packetsFromKeySource++;
      bytesFromKeySource += wireLength;
    } else {
      packetsToKeySource++;
      bytesToKeySource += wireLength;
    }
    if (!clientKnown && packet.tcpFlags() >= 0 && (packet.tcpFlags() & SYN) != 0) {
      clientKnown = true;
      clientIsKeySource = fromKeySource == ((packet.tcpFlags() & ACK) == 0);
    }
  }

  /** The name as of the first packet that had one. */
  void name(Packet packet, long timestampNanos, NameTable names) {
    if (endpoint == null && names.find(packet, timestampNanos)) {
      endpoint = names.endpoint();
      endpointSource = names.source();
    }
  }

  /** IANA protocol number. */
  public int protocol() {
    return key.protocol();
  }

  /** Upper 64 bits of the client's address. */
  public long clientHigh() {
    return clientIsKeySource ? key.sourceHigh() : key.destinationHigh();
  }

  /** Lower 64 bits of the client's address. */
  public long clientLow() {
    return clientIsKeySource ? key.sourceLow() : key.destinationLow();
  }

  /** The client's port; -1 where the protocol has none. */
  public int clientPort() {
    return clientIsKeySource ? key.sourcePort() : key.destinationPort();
  }

  /** Upper 64 bits of the server's address. */
  public long serverHigh() {
    return clientIsKeySource ? key.destinationHigh() : key.sourceHigh();
  }

  /** Lower 64 bits of the server's address. */
  public long serverLow() {
    return clientIsKeySource ? key.destinationLow() : key.sourceLow();
  }

  /** The server's port; -1 where the protocol has none. */
  public int serverPort() {
    return clientIsKeySource ? key.destinationPort() : key.sourcePort();
  }

  /** Time of the flow's first packet in the capture, nanoseconds since the epoch. */
  public long firstNanos() {
    return firstNanos;
  }

  /** The latest packet time of the flow, nanoseconds since the epoch. */
  public long lastNanos() {
    return lastNanos;
  }

  /** Packets from the client. */
  public long packetsOut() {
    return clientIsKeySource ? packetsFromKeySource : packetsToKeySource;
  }

  /** Bytes on the wire from the client, link layer included. */
  public long bytesOut() {
    return clientIsKeySource ? bytesFromKeySource : bytesToKeySource;
  }

  /** Packets from the server. */
  public long packetsIn() {
    return clientIsKeySource ? packetsToKeySource : packetsFromKeySource;
  }

  /** Bytes on the wire from the server, link layer included. */
  public long bytesIn() {
    return clientIsKeySource ? bytesToKeySource : bytesFromKeySource;
  }

  /** The hostname of the named end; null if it has none. */
  public String endpoint() {
    return endpoint;
  }

  /** How that hostname is known; null without one. */
  public NameSource endpointSource() {
    return endpointSource;
  }
}
