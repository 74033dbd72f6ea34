package trafficanalyzer.packet.name.dns;

/**
 * A domain name as hostnames are kept: without the final dot, and ASCII whatever its bytes are. A
 * byte that is not printable becomes {@code \123}, and one that has a meaning in zone files (RFC
 * 1035, section 5.1), the dot before all, gets a backslash before it.
 */
final class HostnameText {
  /** RFC 1035, section 2.3.4: 255 bytes on the wire are 253 characters without the final dot. */
  static final int LONGEST = 253;

  final byte[] bytes = new byte[4 * DomainName.LONGEST];

  /**
   * Writes the name into {@link #bytes}.
   *
   * @param service whether the labels before the host's are a service's, as {@code _8443._https}
   *     (RFC 9460, section 2.3), and are left out
   * @return how many bytes it has: 0 if it is the root, -1 if they are too many for a hostname
   */
  int write(DomainName name, boolean service) {
    int size = 0;
    int at = 0;
    while (service && name.bytes[at] > 0 && name.bytes[at + 1] == '_') {
      at += name.bytes[at] + 1;
    }
    while (name.bytes[at] > 0) {
      if (size > 0) {
        bytes[size++] = '.';
      }
      int stop = at + name.bytes[at];
      while (at < stop) {
        size = escape(name.bytes[++at] & 0xFF, size);
      }
      at++;
    }
    return size > LONGEST ? -1 : size;
  }

  private int escape(int character, int size) {
    int next = size;
    if (character <= ' ' || character > '~') {
      bytes[next++] = '\\';
      bytes[next++] = (byte) ('0' + character / 100);
      bytes[next++] = (byte) ('0' + character / 10 % 10);
      bytes[next++] = (byte) ('0' + character % 10);
      return next;
    }
    switch (character) {
      case '.', '\\', '"', '(', ')', ';', '@', '$' -> bytes[next++] = '\\';
      default -> {}
    }
    bytes[next++] = (byte) character;
    return next;
  }
}
