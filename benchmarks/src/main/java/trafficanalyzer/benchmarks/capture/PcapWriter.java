package trafficanalyzer.benchmarks.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import trafficanalyzer.packet.file.CaptureWriter;
import trafficanalyzer.packet.header.LinkTypes;

/** Writes Ethernet frames into a classic pcap file with nanoseconds, down to the disk. */
final class PcapWriter implements AutoCloseable {
  private final Path file;
  private final CaptureWriter frames;

  PcapWriter(Path file) throws IOException {
    this.file = file;
    frames = CaptureWriter.pcap(Files.newOutputStream(file), LinkTypes.ETHERNET, true);
  }

  /**
   * Adds a frame.
   *
   * @param timestampNanos since the epoch, 1970 to 2106
   * @param frame holds it at absolute indexes; its position and limit stay
   */
  void write(long timestampNanos, ByteBuffer frame, int offset, int captured, int wire)
      throws IOException {
    frames.write(LinkTypes.ETHERNET, timestampNanos, wire, frame, offset, captured);
  }

  /** How many frames were added. */
  long packets() {
    return frames.frames();
  }

  /** Waits for the disk, too: it shall be idle when measuring begins. */
  @Override
  public void close() throws IOException {
    frames.close();
    try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
      written.force(false);
    }
  }
}
