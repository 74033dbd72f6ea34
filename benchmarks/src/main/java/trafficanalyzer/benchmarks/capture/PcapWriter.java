package trafficanalyzer.benchmarks.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes Ethernet frames into a classic pcap file with nanoseconds, big-endian. */
final class PcapWriter implements AutoCloseable {
  private static final int NANOSECONDS = 0xA1B23C4D;
  private static final int LONGEST_FRAME = 262_144;
  private static final int LINKTYPE_ETHERNET = 1;
  private static final int RECORD_HEADER_LENGTH = 16;
  private static final long NANOS = 1_000_000_000L;

  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
  private long packets;

  PcapWriter(Path file) throws IOException {
    channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    buffer.putInt(NANOSECONDS).putShort((short) 2).putShort((short) 4).putLong(0);
    buffer.putInt(LONGEST_FRAME).putInt(LINKTYPE_ETHERNET);
  }

  /**
   * Adds a frame.
   *
   * @param timestampNanos since the epoch, 1970 to 2106
   * @param frame holds it at absolute indexes; its position and limit stay
   */
  void write(long timestampNanos, ByteBuffer frame, int offset, int captured, int wire)
      throws IOException {
    if (buffer.remaining() < RECORD_HEADER_LENGTH + captured) {
      drain();
    }
    buffer.putInt((int) (timestampNanos / NANOS)).putInt((int) (timestampNanos % NANOS));
    buffer.putInt(captured).putInt(wire);
    buffer.put(buffer.position(), frame, offset, captured);
    buffer.position(buffer.position() + captured);
    packets++;
  }

  /** How many frames were added. */
  long packets() {
    return packets;
  }

  /** Waits for the disk, too: it shall be idle when measuring begins. */
  @Override
  public void close() throws IOException {
    try (channel) {
      drain();
      channel.force(false);
    }
  }

  private void drain() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }
}
