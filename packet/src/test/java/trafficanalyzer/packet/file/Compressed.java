package trafficanalyzer.packet.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Compresses bytes for tests. */
final class Compressed {
  private Compressed() {}

  static byte[] by(Compression compression, byte[] bytes) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream out = compression.compress(compressed)) {
      out.write(bytes);
    }
    return compressed.toByteArray();
  }
}
