package trafficanalyzer.benchmarks.packets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntPredicate;
import trafficanalyzer.packet.file.CaptureReader;

/** A capture in memory, so that no file is read while decoding is measured. */
final class LoadedCapture {
  final ByteBuffer bytes;
  int packets;
  int[] offsets = new int[1 << 16];
  int[] lengths = new int[1 << 16];
  int[] linkTypes = new int[1 << 16];
  long[] timestamps = new long[1 << 16];

  /** Of a file of at most 2 GiB. */
  LoadedCapture(Path file) throws IOException {
    bytes = ByteBuffer.allocateDirect(Math.toIntExact(Files.size(file)));
    try (CaptureReader reader = CaptureReader.open(file)) {
      while (reader.next()) {
        add(reader);
      }
    }
    if (packets == 0) {
      throw new IOException(file + " holds no packets");
    }
    bytes.clear();
  }

  /** Leaves out packets. */
  void retain(IntPredicate wanted) {
    int kept = 0;
    for (int i = 0; i < packets; i++) {
      if (wanted.test(i)) {
        offsets[kept] = offsets[i];
        lengths[kept] = lengths[i];
        linkTypes[kept] = linkTypes[i];
        timestamps[kept] = timestamps[i];
        kept++;
      }
    }
    packets = kept;
  }

  /** How long it lasts. */
  long nanos() {
    return timestamps[packets - 1] - timestamps[0];
  }

  private void add(CaptureReader reader) {
    if (packets == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * packets);
      lengths = Arrays.copyOf(lengths, 2 * packets);
      linkTypes = Arrays.copyOf(linkTypes, 2 * packets);
      timestamps = Arrays.copyOf(timestamps, 2 * packets);
    }
    int length = reader.capturedLength();
    offsets[packets] = bytes.position();
    lengths[packets] = length;
    linkTypes[packets] = reader.linkType();
    timestamps[packets] = reader.timestampNanos();
    bytes.put(bytes.position(), reader.buffer(), reader.offset(), length);
    bytes.position(bytes.position() + length);
    packets++;
  }
}
