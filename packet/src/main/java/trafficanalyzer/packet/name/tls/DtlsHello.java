package trafficanalyzer.packet.name.tls;

import java.nio.ByteBuffer;

/**
 * Finds the ClientHello at the beginning of a DTLS datagram (RFC 6347; RFC 9147 has the same header
 * for it). One that is split over datagrams is read as far as its first one goes.
 *
 * <pre>
 * content type 1 (22) | version 2 (254, 253 to 255) | epoch 2 (0) | sequence 6 | length 2
 * type 1 | length 3 | message sequence 2 | fragment offset 3 | fragment length 3
 * </pre>
 *
 * <p>Not for use by several threads at once.
 */
public final class DtlsHello {
  private static final int HANDSHAKE = 22;
  private static final int VERSION_MAJOR = 0xFE;
  private static final int SMALLEST_MINOR = 0xFD;
  private static final int EPOCH_OFFSET = 3;
  private static final int RECORD_HEADER = 13;
  private static final int MESSAGE_LENGTH = RECORD_HEADER + 1;
  private static final int FRAGMENT_OFFSET = RECORD_HEADER + 6;
  private static final int FRAGMENT_LENGTH = RECORD_HEADER + 9;
  private static final int HEADERS = RECORD_HEADER + 12;

  private final ClientHello hello = new ClientHello();

  /** Whether a datagram begins like one with a ClientHello. */
  public static boolean mayBegin(ByteBuffer buffer, int offset, int length) {
    return length > HEADERS
        && buffer.get(offset) == HANDSHAKE
        && (buffer.get(offset + 1) & 0xFF) == VERSION_MAJOR
        && (buffer.get(offset + 2) & 0xFF) >= SMALLEST_MINOR
        && buffer.getShort(offset + EPOCH_OFFSET) == 0
        && buffer.get(offset + RECORD_HEADER) == ClientHello.TYPE
        && u24(buffer, offset + FRAGMENT_OFFSET) == 0;
  }

  /** Reads a datagram that may begin so. */
  public ClientHello read(ByteBuffer buffer, int offset, int length) {
    int fragment = u24(buffer, offset + FRAGMENT_LENGTH);
    boolean complete =
        fragment == u24(buffer, offset + MESSAGE_LENGTH) && fragment <= length - HEADERS;
    int end = offset + Math.min(length, HEADERS + fragment);
    hello.read(buffer, offset + HEADERS, end, complete, true);
    return hello;
  }

  private static int u24(ByteBuffer buffer, int index) {
    return (buffer.getShort(index) & 0xFFFF) << 8 | buffer.get(index + 2) & 0xFF;
  }
}
