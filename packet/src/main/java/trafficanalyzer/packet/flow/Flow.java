package trafficanalyzer.packet.flow;

/**
 * One conversation: all packets of a protocol between two addresses and ports, in both directions.
 * For the client see {@link Connections}.
 *
 * @param number the flows of a capture are numbered in the order of their first packets, from 0
 * @param protocol IANA protocol number
 * @param clientHigh upper 64 bits of the client's address
 * @param clientLow lower 64 bits of it
 * @param clientPort -1 where the protocol has none
 * @param serverHigh upper 64 bits of the server's address
 * @param serverLow lower 64 bits of it
 * @param serverPort -1 where the protocol has none
 * @param firstNanos time of the first packet, nanoseconds since the epoch
 * @param lastNanos the latest packet time, nanoseconds since the epoch
 * @param packetsOut packets from the client
 * @param bytesOut bytes on the wire from the client, link layer included
 * @param packetsIn packets from the server
 * @param bytesIn bytes on the wire from the server, link layer included
 * @param beginningSeen whether its first packets were captured: a TCP SYN or its answer
 */
public record Flow(
    long number,
    int protocol,
    long clientHigh,
    long clientLow,
    int clientPort,
    long serverHigh,
    long serverLow,
    int serverPort,
    long firstNanos,
    long lastNanos,
    long packetsOut,
    long bytesOut,
    long packetsIn,
    long bytesIn,
    boolean beginningSeen) {}
