package trafficanalyzer.packet.name.tls;

import java.nio.ByteBuffer;

/**
 * The first message of a TLS handshake (RFC 8446, section 4.1.2; the same since SSL 3.0), read in
 * place for its server name (RFC 6066, section 3).
 *
 * <pre>
 * type 1 | length 3                                    HandshakeHeader, before what is read here
 * version 2 | random 32
 * session id: length 1, bytes
 * cookie: length 1, bytes                              DTLS only (RFC 6347, section 4.2.1)
 * cipher suites: length 2, bytes
 * compression methods: length 1, bytes
 * extensions: length 2, each type 2, length 2, bytes
 * </pre>
 *
 * <p>Not for use by several threads at once.
 */
public final class ClientHello {
  /** RFC 8446, section 4: the HandshakeType. */
  public static final int TYPE = 1;

  private static final int VERSION_AND_RANDOM = 34;
  private static final int SERVER_NAME = 0;
  private static final int HOST_NAME = 0;

  /** RFC 9849, section 5: encrypted_client_hello; its first byte is 0 in an outer hello. */
  private static final int ENCRYPTED_CLIENT_HELLO = 0xFE0D;

  private static final int OUTER = 0;

  private ByteBuffer buffer;
  private int nameOffset;
  private int nameLength;
  private boolean encrypted;
  private boolean whole;

  /**
   * Reads the message's body, or what there is of it.
   *
   * @param offset of the version, behind the handshake header
   * @param end index after the last byte that is there
   * @param complete whether that is the message's end
   * @param datagram whether it is DTLS's, with a cookie
   */
  public void read(ByteBuffer source, int offset, int end, boolean complete, boolean datagram) {
    buffer = source;
    nameLength = 0;
    encrypted = false;
    whole = false;
    int at = skip(offset + VERSION_AND_RANDOM, end, 1);
    if (datagram) {
      at = skip(at, end, 1);
    }
    at = skip(at, end, 2);
    at = skip(at, end, 1);
    if (at == end) {
      whole = complete; // no extensions: none were needed before TLS 1.2
    } else if (at + 2 <= end) {
      int last = at + 2 + u16(at);
      extensions(at + 2, Math.min(last, end), complete && last == end);
    }
  }

  /** The index after a vector with a length of so many bytes; beyond the end if it is not there. */
  private int skip(int at, int end, int lengthBytes) {
    if (at + lengthBytes > end) {
      return end + 1;
    }
    return at + lengthBytes + (lengthBytes == 1 ? u8(at) : u16(at));
  }

  private void extensions(int offset, int end, boolean complete) {
    int at = offset;
    while (at + 4 <= end) {
      int type = u16(at);
      int next = at + 4 + u16(at + 2);
      if (type == SERVER_NAME && nameLength == 0) {
        serverName(at + 4, Math.min(next, end));
      } else if (type == ENCRYPTED_CLIENT_HELLO && at + 4 < Math.min(next, end)) {
        encrypted = u8(at + 4) == OUTER;
      }
      at = next;
    }
    whole = complete && at == end;
  }

  private void serverName(int offset, int end) {
    if (offset + 2 > end) {
      return;
    }
    int last = Math.min(end, offset + 2 + u16(offset));
    int at = offset + 2;
    while (at + 3 <= last) {
      int next = at + 3 + u16(at + 1);
      if (next > last) {
        return;
      }
      if (u8(at) == HOST_NAME) {
        nameOffset = at + 3;
        nameLength = next - nameOffset;
        return;
      }
      at = next;
    }
  }

  private int u8(int index) {
    return buffer.get(index) & 0xFF;
  }

  private int u16(int index) {
    return buffer.getShort(index) & 0xFFFF;
  }

  /** What was read; the name's index is one of this buffer. */
  public ByteBuffer buffer() {
    return buffer;
  }

  /** Index of the server name's first byte. */
  public int nameOffset() {
    return nameOffset;
  }

  /** Bytes of the server name; 0 if there is none, or not yet. */
  public int nameLength() {
    return nameLength;
  }

  /** Whether there is an encrypted hello too, so that the name may be only the outer one. */
  public boolean encrypted() {
    return encrypted;
  }

  /** Whether the message was there to its end and its lengths agree. */
  public boolean whole() {
    return whole;
  }
}
