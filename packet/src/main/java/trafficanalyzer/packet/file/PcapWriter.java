package trafficanalyzer.packet.file;

import java.io.IOException;
import java.io.OutputStream;

/** Classic pcap; see {@link PcapFormat} for how it is laid out. */
final class PcapWriter extends CaptureWriter {
  private static final long LAST_SECOND = 0xFFFF_FFFFL;

  private final int linkType;
  private final boolean nanoseconds;

  PcapWriter(OutputStream out, int linkType, boolean nanoseconds) {
    super(out);
    this.linkType = linkType;
    this.nanoseconds = nanoseconds;
    buffer
        .putInt(nanoseconds ? PcapFormat.NANOSECONDS : PcapFormat.MICROSECONDS)
        .putShort((short) 2)
        .putShort((short) 4)
        .putLong(0)
        .putInt(CaptureFormat.LONGEST_FRAME)
        .putInt(linkType);
  }

  @Override
  void header(int frameLinkType, long timestampNanos, int wireLength, int capturedLength)
      throws IOException {
    if (frameLinkType != linkType) {
      throw new IOException(
          "classic pcap holds one link type, here %d, and frame %d has %d; pcapng holds both"
              .formatted(linkType, frames() + 1, frameLinkType));
    }
    long second = Math.floorDiv(timestampNanos, 1_000_000_000L);
    if (second < 0 || second > LAST_SECOND) {
      throw new IOException(
          "classic pcap holds times from 1970 to 2106, and frame %d is outside of them; pcapng"
                  .formatted(frames() + 1)
              + " holds it");
    }
    int nanos = (int) Math.floorMod(timestampNanos, 1_000_000_000L);
    buffer
        .putInt((int) second)
        .putInt(nanoseconds ? nanos : nanos / 1000)
        .putInt(capturedLength)
        .putInt(wireLength);
  }
}
