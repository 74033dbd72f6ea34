package trafficanalyzer.benchmarks.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureReader;

/**
 * The shape of a capture, as the table of packets sees it.
 *
 * @param rows packets with IP
 * @param partitions destinations and 10 s slices
 */
record Partitions(long rows, long partitions) {
  private static final long SLICE_NANOS = 10_000_000_000L;

  private record Key(long high, long low, long slice) {}

  static Partitions of(Path capture) throws IOException {
    Set<Key> keys = new HashSet<>();
    Packet packet = new Packet();
    long rows = 0;
    try (CaptureReader reader = CaptureReader.open(capture)) {
      while (reader.next()) {
        packet.wrap(reader);
        if (packet.hasIp()) {
          rows++;
          keys.add(
              new Key(
                  packet.destinationHigh(),
                  packet.destinationLow(),
                  Math.floorDiv(reader.timestampNanos(), SLICE_NANOS)));
        }
      }
    }
    return new Partitions(rows, keys.size());
  }

  double rowsEach() {
    return (double) rows / partitions;
  }
}
