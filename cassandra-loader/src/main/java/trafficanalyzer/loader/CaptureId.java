package trafficanalyzer.loader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Names a capture by what it is: where it was recorded, when, and its bytes. A renamed or
 * redelivered slice has the same identity, and so the same rows; two empty slices differ.
 */
final class CaptureId {
  private static final int CHUNK = 1 << 16;

  private CaptureId() {}

  /**
   * The identity as a UUID of version 8 (RFC 9562, section 5.8): the first 128 bits of SHA-256 over
   * sensor, 0, interface, 0, start in ISO 8601, 0, and the file's bytes.
   */
  static UUID of(Sidecar about, Path capture) throws IOException {
    MessageDigest digest = sha256();
    update(digest, about.sensor());
    update(digest, about.networkInterface());
    update(digest, about.startedAt().toString());
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = Files.newInputStream(capture)) {
      for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
        digest.update(chunk, 0, length);
      }
    }
    return version8(ByteBuffer.wrap(digest.digest()));
  }

  private static void update(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static UUID version8(ByteBuffer hash) {
    long high = hash.getLong() & ~0xF000L | 0x8000L;
    long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
