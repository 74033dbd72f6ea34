package trafficanalyzer.packet.name;

import java.net.InetAddress;

/**
 * What a flow itself says about its server: the name that the client asked it for. A later name of
 * the same connection counts from its packet on, the first one also for the packets before it.
 *
 * @param observedAtNanos packet time, nanoseconds since the epoch
 * @param client who sent the name
 * @param clientPort its port
 * @param server whom the name stands for
 * @param serverPort its port
 * @param protocol IANA protocol number: 6 for TCP, 17 for UDP
 * @param hostname in lower case, without the final dot; empty where a connection begins on a
 *     five-tuple that had a name: the name was another connection's
 * @param source how it was told
 * @param beganAtNanos packet time of the connection's first packet, as far as it was seen: earlier
 *     packets of the same five-tuple are of another connection
 */
public record FlowName(
    long observedAtNanos,
    InetAddress client,
    int clientPort,
    InetAddress server,
    int serverPort,
    int protocol,
    String hostname,
    NameSource source,
    long beganAtNanos) {

  /** The name in the first packet of a connection that was seen. */
  public FlowName(
      long observedAtNanos,
      InetAddress client,
      int clientPort,
      InetAddress server,
      int serverPort,
      int protocol,
      String hostname,
      NameSource source) {
    this(
        observedAtNanos,
        client,
        clientPort,
        server,
        serverPort,
        protocol,
        hostname,
        source,
        observedAtNanos);
  }
}
