package trafficanalyzer.packet.name.tls;

import java.nio.ByteBuffer;

/**
 * Finds the ClientHello at the beginning of a TLS stream. Usually it is one record (RFC 8446,
 * section 5.1), which is read in place; one that is split over records is copied together.
 *
 * <pre>
 * content type 1 (22) | version 2 (3, 0 to 4) | length 2 | fragment of the handshake
 * </pre>
 *
 * <p>Not for use by several threads at once.
 */
public final class TlsHello {
  /** What a stream begins with. */
  public enum Found {
    /** No ClientHello. */
    NOTHING,
    /** A part of a ClientHello; more bytes are needed. {@link #hello()} has what is known yet. */
    PART,
    /** A ClientHello, in {@link #hello()}. */
    WHOLE
  }

  private static final int HANDSHAKE = 22;
  private static final int RECORD_HEADER = 5;
  private static final int HANDSHAKE_HEADER = 4;

  /** RFC 8446, section 5.1: 2^14, of which nobody's hello takes more than a few thousand. */
  private static final int LONGEST_RECORD = 1 << 14;

  private final ClientHello hello = new ClientHello();
  private final byte[] joined = new byte[LONGEST_RECORD];
  private final ByteBuffer joinedView = ByteBuffer.wrap(joined);

  /** Whether the bytes look like the beginning of a ClientHello, as far as they go. */
  public static boolean mayBegin(ByteBuffer buffer, int offset, int length) {
    return buffer.get(offset) == HANDSHAKE
        && (length < 2 || buffer.get(offset + 1) == 3)
        && (length < 3 || (buffer.get(offset + 2) & 0xFF) <= 4)
        && (length <= RECORD_HEADER || buffer.get(offset + RECORD_HEADER) == ClientHello.TYPE);
  }

  /** Reads the beginning of a stream. */
  public Found read(ByteBuffer buffer, int offset, int length) {
    hello.read(joinedView, 0, 0, false, false);
    if (!mayBegin(buffer, offset, length)) {
      return Found.NOTHING;
    }
    if (length < RECORD_HEADER + HANDSHAKE_HEADER) {
      return Found.PART;
    }
    int record = buffer.getShort(offset + 3) & 0xFFFF;
    if (record < HANDSHAKE_HEADER) {
      return join(buffer, offset, length);
    }
    int body = buffer.getInt(offset + RECORD_HEADER) & 0xFF_FFFF;
    if (record < HANDSHAKE_HEADER + body) {
      return join(buffer, offset, length);
    }
    int start = offset + RECORD_HEADER + HANDSHAKE_HEADER;
    return read(buffer, start, Math.min(start + body, offset + length), start + body);
  }

  private Found join(ByteBuffer buffer, int offset, int length) {
    int end = offset + length;
    int at = offset;
    int size = 0;
    while (at + RECORD_HEADER <= end) {
      int record = buffer.getShort(at + 3) & 0xFFFF;
      if (buffer.get(at) != HANDSHAKE || buffer.get(at + 1) != 3 || record == 0) {
        return Found.NOTHING;
      }
      int there = Math.min(record, end - at - RECORD_HEADER);
      if (size + there > joined.length) {
        return Found.NOTHING;
      }
      buffer.get(at + RECORD_HEADER, joined, size, there);
      size += there;
      at += RECORD_HEADER + record;
      if (size >= HANDSHAKE_HEADER) {
        int body = joinedView.getInt(0) & 0xFF_FFFF;
        if (joined[0] != ClientHello.TYPE || body > joined.length - HANDSHAKE_HEADER) {
          return Found.NOTHING;
        }
        if (size >= HANDSHAKE_HEADER + body) {
          return read(
              joinedView, HANDSHAKE_HEADER, HANDSHAKE_HEADER + body, HANDSHAKE_HEADER + body);
        }
      }
    }
    return size < HANDSHAKE_HEADER
        ? Found.PART
        : read(joinedView, HANDSHAKE_HEADER, size, Integer.MAX_VALUE);
  }

  private Found read(ByteBuffer buffer, int start, int end, int needed) {
    boolean complete = end >= needed;
    hello.read(buffer, start, end, complete, false);
    return complete ? Found.WHOLE : Found.PART;
  }

  /** What was read last. */
  public ClientHello hello() {
    return hello;
  }
}
