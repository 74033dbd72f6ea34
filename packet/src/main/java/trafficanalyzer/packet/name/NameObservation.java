package trafficanalyzer.packet.name;

import java.net.InetAddress;

/**
 * Once a client was told that a hostname has an address.
 *
 * @param observedAtNanos packet time, nanoseconds since the epoch
 * @param client who was told
 * @param address what the name stands for
 * @param hostname in lower case, without the final dot
 * @param source how it was told
 */
public record NameObservation(
    long observedAtNanos,
    InetAddress client,
    InetAddress address,
    String hostname,
    NameSource source) {}
