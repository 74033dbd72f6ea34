package trafficanalyzer.packet.name;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Makes hostnames of the bytes that clients send: letters, digits, hyphens, underscores and dots,
 * in lower case, without the final dot. Internationalised names stay as they are on the wire,
 * A-labels (RFC 5890). What is no hostname is counted; an IP address is none either, but no
 * mistake.
 */
final class HostNames {
  /** RFC 1035, section 2.3.4: 255 octets on the wire are 253 characters without the final dot. */
  private static final int LONGEST_NAME = 253;

  private static final int LONGEST_LABEL = 63;

  private final byte[] text = new byte[LONGEST_NAME];
  private long malformed;

  /** The name; null if the bytes are none. */
  String read(ByteBuffer buffer, int offset, int length) {
    int end = length;
    if (end > 1 && buffer.get(offset + end - 1) == '.') {
      end--;
    }
    if (end == 0) {
      return null;
    }
    if (end > LONGEST_NAME || !copy(buffer, offset, end)) {
      malformed++;
      return null;
    }
    return isAddress(end) ? null : new String(text, 0, end, StandardCharsets.US_ASCII);
  }

  private boolean copy(ByteBuffer buffer, int offset, int length) {
    int label = 0;
    for (int i = 0; i < length; i++) {
      byte b = buffer.get(offset + i);
      if (b == '.') {
        if (label == 0) {
          return false;
        }
        label = 0;
      } else {
        if (b >= 'A' && b <= 'Z') {
          b += 'a' - 'A';
        }
        if (!(b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '-' || b == '_')
            || ++label > LONGEST_LABEL) {
          return false;
        }
      }
      text[i] = b;
    }
    return label > 0;
  }

  /**
   * Whether the last label is a number: no top-level domain is (RFC 1123, section 2.1), but every
   * way to write an IPv4 address ends so.
   */
  private boolean isAddress(int length) {
    int start = length;
    while (start > 0 && text[start - 1] != '.') {
      start--;
    }
    boolean hex = length - start > 2 && text[start] == '0' && text[start + 1] == 'x';
    for (int i = hex ? start + 2 : start; i < length; i++) {
      boolean digit = text[i] >= '0' && text[i] <= '9';
      if (!digit && !(hex && text[i] >= 'a' && text[i] <= 'f')) {
        return false;
      }
    }
    return true;
  }

  /** How many names were given that are none. */
  long malformed() {
    return malformed;
  }
}
