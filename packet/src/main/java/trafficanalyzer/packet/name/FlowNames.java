package trafficanalyzer.packet.name;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.Addresses;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.name.tls.ClientHello;

/** Tells the sink how a flow's client called its server. */
final class FlowNames {
  private final NameSink sink;
  private final HostNames hostNames = new HostNames();
  private long malformed;

  FlowNames(NameSink sink) {
    this.sink = sink;
  }

  /** Tells a hello's server name, if it has one. */
  void add(ClientHello hello, boolean quic, Packet carrier, long timestampNanos) {
    NameSource source =
        hello.encrypted()
            ? quic ? NameSource.QUIC_OUTER : NameSource.SNI_OUTER
            : quic ? NameSource.QUIC : NameSource.SNI;
    add(hello.buffer(), hello.nameOffset(), hello.nameLength(), source, carrier, timestampNanos);
  }

  /**
   * Tells a name, if the bytes are one.
   *
   * @param carrier a packet from the client to the server
   */
  void add(
      ByteBuffer buffer,
      int offset,
      int length,
      NameSource source,
      Packet carrier,
      long timestampNanos) {
    String hostname = hostNames.read(buffer, offset, length);
    if (hostname != null) {
      sink.add(
          new FlowName(
              timestampNanos,
              Addresses.toInetAddress(carrier.sourceHigh(), carrier.sourceLow()),
              carrier.sourcePort(),
              Addresses.toInetAddress(carrier.destinationHigh(), carrier.destinationLow()),
              carrier.destinationPort(),
              carrier.protocol(),
              hostname,
              source));
    }
  }

  /** Counts a message that contradicts itself. */
  void countMalformed() {
    malformed++;
  }

  /** How many messages contradicted themselves or had a name that is none. */
  long malformed() {
    return malformed + hostNames.malformed();
  }
}
