package trafficanalyzer.analysis.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps the ports of intervals: in memory up to a bound, and then in a temporary file. Of a busy
 * line those of an interval take half a megabyte, and there may be a hundred thousand intervals.
 */
final class PortStore {
  private static final long MOST_IN_MEMORY = 64 << 20;

  private final long mostInMemory;
  private long inMemory;
  private FileChannel file;
  private long end;

  PortStore() {
    this(MOST_IN_MEMORY);
  }

  PortStore(long mostInMemory) {
    this.mostInMemory = mostInMemory;
  }

  /**
   * The same ports, wherever they are kept.
   *
   * @throws UncheckedIOException if there is no room for them
   */
  PackedPorts keep(PackedPorts ports) {
    byte[] bytes = ports.bytes();
    if (inMemory + bytes.length <= mostInMemory) {
      inMemory += bytes.length;
      return ports;
    }
    try {
      return inFile(ports.size(), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("ports cannot be kept in a temporary file", e);
    }
  }

  private PackedPorts inFile(int size, byte[] bytes) throws IOException {
    if (file == null) {
      Path path = Files.createTempFile("traffic-ports", ".tmp");
      file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
      // Without a name it is gone with the process, however that ends.
      Files.delete(path);
    }
    long begin = end;
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      end += file.write(rest, end);
    }
    FileChannel from = file;
    return PackedPorts.stored(size, () -> read(from, begin, bytes.length));
  }

  private static byte[] read(FileChannel file, long begin, int length) {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    try {
      while (bytes.hasRemaining()) {
        if (file.read(bytes, begin + bytes.position()) < 0) {
          throw new IOException("the file of ports was cut short");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("ports cannot be read again", e);
    }
    return bytes.array();
  }
}
