package trafficanalyzer.store;

import java.net.InetAddress;

/**
 * One observation that a host name stands for an address: a row of {@code
 * traffic.hostnames_by_address} and of {@code traffic.names_by_time}.
 *
 * @param sensor the machine whose traffic told it; names belong to a sensor
 * @param destinationIp the address
 * @param observedAtNanos packet time, nanoseconds since the epoch
 * @param client who was told
 * @param hostname lower case, no final dot
 * @param source {@code dns}, {@code mdns} …
 * @param position where in the answer's addresses this one stood, from 0
 * @param askedBefore nanoseconds from the question to the answer; null if it was not captured
 */
public record HostnameRow(
    String sensor,
    InetAddress destinationIp,
    long observedAtNanos,
    InetAddress client,
    String hostname,
    String source,
    int position,
    Long askedBefore) {}
