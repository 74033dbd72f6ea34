package trafficanalyzer.store;

import java.net.InetAddress;

/**
 * What a connection told of its server: a row of {@code traffic.flow_names}.
 *
 * @param sensor the machine whose traffic told it
 * @param observedAtNanos packet time, nanoseconds since the epoch
 * @param client who told it
 * @param clientPort its port
 * @param server whom the name stands for
 * @param serverPort its port
 * @param protocol IANA protocol number
 * @param hostname lower case, no final dot; empty where another connection begins
 * @param source {@code sni}, {@code quic}, {@code http} …
 * @param beganBefore nanoseconds from the connection's first packet to this one; null if it was not
 *     captured
 */
public record FlowNameRow(
    String sensor,
    long observedAtNanos,
    InetAddress client,
    int clientPort,
    InetAddress server,
    int serverPort,
    int protocol,
    String hostname,
    String source,
    Long beganBefore) {}
