package trafficanalyzer.store;

import java.net.InetAddress;
import java.util.UUID;

/**
 * What one slice saw go to one destination, port and endpoint within 10 s, a row of {@code
 * traffic.destination_traffic}.
 *
 * @param timestampNanos any time within the 10 s, nanoseconds since the epoch
 * @param port the destination port; -1, which is stored, where there is none
 * @param endpoint the host name; null is stored as {@code -}
 * @param bytes bytes on the wire
 */
public record DestinationTrafficRow(
    InetAddress destinationIp,
    long timestampNanos,
    int port,
    String endpoint,
    UUID captureId,
    long packets,
    long bytes) {}
