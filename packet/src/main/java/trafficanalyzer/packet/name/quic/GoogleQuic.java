package trafficanalyzer.packet.name.quic;

import java.nio.ByteBuffer;

/**
 * The server name in the CHLO message of Google's QUIC before TLS, versions Q024 to Q046, which was
 * not encrypted ("QUIC Crypto", Langley and Chang). A CHLO fits into its packet, so nothing is put
 * together.
 *
 * <pre>
 * flags 1 | connection id 8 | version 4 | ...         up to Q043
 * flags 1 | version 4 | ...                           Q046
 * CHLO | number of tags 2 | padding 2 | for each: tag 4, end of its value 4 | values
 * </pre>
 *
 * <p>All numbers of the message are little-endian. Not for use by several threads at once.
 */
public final class GoogleQuic {
  private static final int Q0 = 'Q' << 8 | '0';
  private static final int LONG_HEADER = 0x80;
  private static final int VERSION_AND_LONG_ID = 0x09;
  private static final int VERSION_OFFSET = 9;
  private static final int LONG_HEADER_VERSION_OFFSET = 1;
  private static final int SHORTEST = 64;

  /** Behind the longest headers, the hash and the frame's own header. */
  private static final int FARTHEST_MESSAGE = 64;

  private static final int CHLO = 0x43484C4F;
  private static final int SNI = 0x534E4900;
  private static final int MESSAGE_HEADER = 8;
  private static final int TAG_LENGTH = 8;
  private static final int MOST_TAGS = 128;

  private int nameOffset;

  /** Whether a datagram begins like one of Google's QUIC with its version in it. */
  public static boolean mayBegin(ByteBuffer buffer, int offset, int length) {
    if (length < SHORTEST) {
      return false;
    }
    int flags = buffer.get(offset);
    if ((flags & LONG_HEADER) != 0) {
      return buffer.getShort(offset + LONG_HEADER_VERSION_OFFSET) == Q0;
    }
    return (flags & VERSION_AND_LONG_ID) == VERSION_AND_LONG_ID
        && buffer.getShort(offset + VERSION_OFFSET) == Q0;
  }

  /**
   * Reads a datagram that may begin so.
   *
   * @return the length of the name at {@link #nameOffset()}; 0 if there is none
   */
  public int read(ByteBuffer buffer, int offset, int length) {
    int end = offset + length;
    int last = Math.min(offset + FARTHEST_MESSAGE, end - MESSAGE_HEADER);
    for (int at = offset; at <= last; at++) {
      if (buffer.getInt(at) == CHLO) {
        return message(buffer, at, end);
      }
    }
    return 0;
  }

  private int message(ByteBuffer buffer, int offset, int end) {
    int tags = Short.reverseBytes(buffer.getShort(offset + 4)) & 0xFFFF;
    int values = offset + MESSAGE_HEADER + tags * TAG_LENGTH;
    if (tags > MOST_TAGS || values > end) {
      return 0;
    }
    int from = 0;
    for (int at = offset + MESSAGE_HEADER; at < values; at += TAG_LENGTH) {
      int to = Integer.reverseBytes(buffer.getInt(at + 4));
      if (to < from || to > end - values) {
        return 0;
      }
      if (buffer.getInt(at) == SNI) {
        nameOffset = values + from;
        return to - from;
      }
      from = to;
    }
    return 0;
  }

  /** Index of the name's first byte. */
  public int nameOffset() {
    return nameOffset;
  }
}
