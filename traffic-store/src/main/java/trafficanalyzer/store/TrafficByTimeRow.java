package trafficanalyzer.store;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.UUID;

/**
 * The same figures as {@link DestinationTrafficRow}, found by time: a row of {@code
 * traffic.traffic_by_time}.
 *
 * @param timestampNanos any time within the 10 s, nanoseconds since the epoch
 * @param port the destination port; -1, which is stored, where there is none
 * @param endpoint the host name; null is stored as {@code -}
 * @param bytes bytes on the wire
 */
public record TrafficByTimeRow(
    long timestampNanos,
    InetAddress destinationIp,
    String endpoint,
    int port,
    UUID captureId,
    long packets,
    long bytes) {
  /** Partitions of a minute. */
  static final int PARTS = 8;

  private static final int GOLDEN_RATIO = 0x9E37_79B9;

  /** Which of them a destination is in; addresses that follow each other are spread evenly. */
  static int part(InetAddress destinationIp) {
    return Arrays.hashCode(destinationIp.getAddress()) * GOLDEN_RATIO >>> 29;
  }
}
