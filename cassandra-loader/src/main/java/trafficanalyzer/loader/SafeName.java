package trafficanalyzer.loader;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * File names made of names that somebody else chose: of bytes that are no text, too long to append
 * something, or with a slash.
 */
final class SafeName {
  /** A file system takes 255 bytes; the rest is for what we append. */
  static final int LONGEST = 200;

  private static final int HASH_DIGITS = 16;

  private SafeName() {}

  /**
   * A file's name as it is, if it is short and all text; else with the odd bytes as {@code %FF},
   * and cut, with a hash of the whole.
   */
  static String of(Path file) {
    String text = text(file);
    if (text.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
      return text;
    }
    String ascii = percent(file);
    int room = LONGEST - HASH_DIGITS - 1;
    return ascii.substring(0, Math.min(room, ascii.length())) + "~" + hash(ascii);
  }

  /** A file's name, uncut. */
  static String text(Path file) {
    return isPlain(file.getFileName()) ? file.getFileName().toString() : percent(file);
  }

  private static boolean isPlain(Path name) {
    String text = name.toString();
    if (text.chars().anyMatch(c -> Character.isISOControl(c) || c == '\uFFFD')) {
      return false;
    }
    try {
      return Path.of(text).equals(name);
    } catch (InvalidPathException e) {
      return false; // The locale has no bytes for it.
    }
  }

  /**
   * A file's name with all but the plainest bytes as {@code %FF}: paths keep their bytes, and a URI
   * shows them; text made of them may not.
   */
  static String percent(Path file) {
    String path = file.toUri().getRawPath();
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  /** A file name that {@link #sensor} turns back; never one that begins with a dot. */
  static String ofSensor(String sensor) {
    ByteArrayOutputStream name = new ByteArrayOutputStream();
    for (byte b : sensor.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved(b) || b == '.' && name.size() > 0) {
        name.write(b);
      } else {
        name.writeBytes("%%%02X".formatted(b).getBytes(StandardCharsets.US_ASCII));
      }
    }
    return name.toString(StandardCharsets.US_ASCII);
  }

  private static boolean isUnreserved(byte b) {
    return b >= 'a' && b <= 'z'
        || b >= 'A' && b <= 'Z'
        || b >= '0' && b <= '9'
        || b == '-'
        || b == '_';
  }

  /** The sensor that {@link #ofSensor} was given; the name itself if it is none of its. */
  static String sensor(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
