package trafficanalyzer.cli.crash;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Writes a slice as the interceptor does, a sidecar beside it, of datagrams that nobody sent. */
final class SliceWriter implements AutoCloseable {
  static final int SECONDS = 10;

  private static final int MAGIC = 0xA1B2_3C4D;
  private static final int SNAPLEN = 262_144;
  private static final int ETHERNET = 14;
  private static final int IPV4 = 20;
  private static final int UDP = 8;
  private static final byte[] MACS = {2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 8, 0};

  private final Path folder;
  private final String name;
  private final Instant start;
  private final OutputStream out;
  private int written;

  /** Begins a slice that {@link #close} ends; it is hidden until then. */
  SliceWriter(Path incoming, String name, Instant start) throws IOException {
    this.folder = incoming;
    this.name = name;
    this.start = start;
    this.out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("." + name)), 1 << 16);
    out.write(
        ByteBuffer.allocate(24)
            .putInt(MAGIC)
            .putShort((short) 2)
            .putShort((short) 4)
            .putLong(0)
            .putInt(SNAPLEN)
            .putInt(1)
            .array());
  }

  /**
   * Adds a datagram.
   *
   * @param share when, from 0 for the slice's start to 1 for its end
   */
  void udp(double share, int source, int sourcePort, int destination, int port, byte[] content)
      throws IOException {
    int length = ETHERNET + IPV4 + UDP + content.length;
    long nanos = (long) (share * (SECONDS * 1_000_000_000L - 1));
    ByteBuffer record = ByteBuffer.allocate(16 + length);
    record.putInt((int) (start.getEpochSecond() + nanos / 1_000_000_000L));
    record.putInt((int) (nanos % 1_000_000_000L)).putInt(length).putInt(length);
    record.put(MACS);
    record.put((byte) 0x45).put((byte) 0).putShort((short) (length - ETHERNET)).putInt(0);
    record.put((byte) 64).put((byte) 17).putShort((short) 0).putInt(source).putInt(destination);
    record.putShort((short) sourcePort).putShort((short) port);
    record.putShort((short) (UDP + content.length)).putShort((short) 0).put(content);
    out.write(record.array());
    written++;
  }

  /** Publishes it. */
  @Override
  public void close() throws IOException {
    out.close();
    Files.writeString(
        folder.resolve(name + ".json"),
        """
        {"sensor":"lab","interface":"made","started_at":"%s","seconds":%d,"link_type":1,
         "filter":"","received":%3$d,"dropped_by_kernel":0,"dropped_by_interface":0,"written":%3$d}
        """
            .formatted(start, SECONDS, written));
    Files.move(folder.resolve("." + name), folder.resolve(name + ".pcap"));
  }
}
