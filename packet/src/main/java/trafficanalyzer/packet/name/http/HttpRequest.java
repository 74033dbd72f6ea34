package trafficanalyzer.packet.name.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The head of an HTTP/1.0 or 1.1 request (RFC 9112), read in place for the host it is for: that of
 * an absolute target, of CONNECT's target, or else the Host field's. Ports are left out, and so are
 * IPv6 addresses, which are in brackets.
 *
 * <p>Not for use by several threads at once.
 */
public final class HttpRequest {
  /** What a stream begins with. */
  public enum Found {
    /** No HTTP/1 request. */
    NOTHING,
    /** The first part of a request, in which the host is not told yet. */
    PART,
    /** A request as far as its host, or all of its head if it has none. */
    WHOLE
  }

  private static final int LONGEST_METHOD = 32;
  private static final byte[] CONNECT = ascii("CONNECT");
  private static final byte[] VERSION = ascii("HTTP/1.");
  private static final byte[] HOST = ascii("host:");
  private static final byte[] SCHEME_END = ascii("://");

  private ByteBuffer buffer;
  private int end;
  private int hostOffset;
  private int hostLength;
  private boolean connect;

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Whether the bytes look like the beginning of a request, as far as they go: methods are in
   * capital letters, those of extensions may have hyphens and underscores.
   */
  public static boolean mayBegin(ByteBuffer source, int offset, int length) {
    int looked = Math.min(length, 4);
    for (int i = 0; i < looked; i++) {
      byte b = source.get(offset + i);
      if (b == ' ') {
        return i > 0;
      }
      if (!isMethod(b)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMethod(byte b) {
    return b >= 'A' && b <= 'Z' || b == '-' || b == '_';
  }

  /** Reads the beginning of a stream. */
  public Found read(ByteBuffer source, int offset, int length) {
    buffer = source;
    end = offset + length;
    hostLength = 0;
    connect = false;
    int target = offset;
    while (target < end && isMethod(buffer.get(target))) {
      target++;
    }
    int methodLength = target - offset;
    if (methodLength > LONGEST_METHOD || target < end && buffer.get(target) != ' ') {
      return Found.NOTHING;
    }
    target++;
    int line = endOfLine(target);
    if (line >= end) {
      return isText(target) ? Found.PART : Found.NOTHING;
    }
    int version = beforeReturn(target, line) - VERSION.length - 1;
    // A target of no character is none, but there is still a Host.
    if (methodLength == 0
        || version < target
        || buffer.get(version - 1) != ' '
        || !is(VERSION, version, false)) {
      return Found.NOTHING;
    }
    return head(offset, methodLength, target, version - 1, line + 1);
  }

  private Found head(int offset, int methodLength, int target, int targetEnd, int fields) {
    connect = methodLength == CONNECT.length && is(CONNECT, offset, false);
    if (connect) {
      authority(target, targetEnd);
      return Found.WHOLE;
    }
    int authority = absolute(target, targetEnd);
    if (authority > 0) {
      authority(authority, targetEnd);
      return Found.WHOLE;
    }
    return fields(fields);
  }

  private Found fields(int offset) {
    int at = offset;
    while (true) {
      int line = endOfLine(at);
      if (line >= end) {
        return Found.PART;
      }
      int stop = beforeReturn(at, line);
      if (stop == at) {
        return Found.WHOLE;
      }
      if (stop - at >= HOST.length && is(HOST, at, true)) {
        field(at + HOST.length, stop);
        return Found.WHOLE;
      }
      at = line + 1;
    }
  }

  /**
   * The index of the next line feed; the end if there is none. RFC 9112, section 2.2: a line feed
   * alone may end a line too.
   */
  private int endOfLine(int offset) {
    int at = offset;
    while (at < end && buffer.get(at) != '\n') {
      at++;
    }
    return at;
  }

  /** Binary content that happens to begin like a method is not waited for. */
  private boolean isText(int offset) {
    for (int at = offset; at < end; at++) {
      byte b = buffer.get(at);
      if (b >= 0 && b < ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  private int beforeReturn(int start, int line) {
    return line > start && buffer.get(line - 1) == '\r' ? line - 1 : line;
  }

  private boolean is(byte[] text, int offset, boolean ignoringCase) {
    for (int i = 0; i < text.length; i++) {
      byte b = buffer.get(offset + i);
      if (ignoringCase && b >= 'A' && b <= 'Z') {
        b += 'a' - 'A';
      }
      if (b != text[i]) {
        return false;
      }
    }
    return true;
  }

  /** The index of the authority in {@code scheme://authority/path}; -1 if the target is no such. */
  private int absolute(int start, int stop) {
    int at = start;
    while (at < stop && isScheme(buffer.get(at))) {
      at++;
    }
    boolean found = at > start && stop - at > SCHEME_END.length && is(SCHEME_END, at, false);
    return found ? at + SCHEME_END.length : -1;
  }

  private static boolean isScheme(byte b) {
    return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '+';
  }

  private void field(int start, int stop) {
    int from = start;
    int to = stop;
    while (from < to && isBlank(buffer.get(from))) {
      from++;
    }
    while (to > from && isBlank(buffer.get(to - 1))) {
      to--;
    }
    authority(from, to);
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  /** RFC 3986, section 3.2: {@code userinfo@host:port}, up to a path, query or fragment. */
  private void authority(int start, int stop) {
    int from = start;
    int to = start;
    while (to < stop && buffer.get(to) != '/' && buffer.get(to) != '?' && buffer.get(to) != '#') {
      if (buffer.get(to++) == '@') {
        from = to;
      }
    }
    hostOffset = from;
    if (from < to && buffer.get(from) == '[') {
      return;
    }
    int host = from;
    while (host < to && buffer.get(host) != ':') {
      host++;
    }
    hostLength = host - from;
  }

  /** The index after the empty line that ends the head; -1 if it is not there. */
  public int endOfHead(int offset) {
    int at = offset;
    while (true) {
      int line = endOfLine(at);
      if (line >= end) {
        return -1;
      }
      if (beforeReturn(at, line) == at) {
        return line + 1;
      }
      at = line + 1;
    }
  }

  /** Index of the host's first byte. */
  public int hostOffset() {
    return hostOffset;
  }

  /** Bytes of the host; 0 if none is told. */
  public int hostLength() {
    return hostLength;
  }

  /** Whether a proxy is asked for a tunnel: what follows the head is another protocol's. */
  public boolean connect() {
    return connect;
  }
}
