package trafficanalyzer.packet.name.quic;

import java.nio.ByteBuffer;

/**
 * Where the fields of a packet with a long header stand (RFC 9000, section 17.2): a flyweight.
 *
 * <pre>
 * 1 1 T T x x x x | version 4
 * destination connection id: length 1, bytes
 * source connection id: length 1, bytes
 * token: length variable, bytes                       Initial only
 * length of what follows, variable
 * packet number 1 to 4, protected payload
 * </pre>
 */
final class LongHeader {
  private static final int LONGEST_ID = 20;

  /** RFC 9000, section 7.2: what a client chooses for its server. */
  private static final int SHORTEST_FIRST_ID = 8;

  private static final int VERSION_OFFSET = 1;
  private static final int IDS_OFFSET = 5;
  private static final int SHORTEST = 7;

  ByteBuffer buffer;
  int offset;
  QuicVersion version;
  boolean initial;
  int idOffset;
  int idLength;
  int numberOffset;
  int end;

  private int at;

  /** Whether a datagram begins like a packet with a long header of a known version. */
  static boolean mayBegin(ByteBuffer buffer, int offset, int length) {
    return length > SHORTEST
        && buffer.get(offset) < 0
        && QuicVersion.of(buffer.getInt(offset + VERSION_OFFSET)) != null;
  }

  /**
   * Reads the header of a packet; others may follow it in the datagram.
   *
   * @param limit index after the datagram's last byte
   * @return false if it contradicts itself, is cut short, or is a Retry packet, which has no length
   */
  boolean read(ByteBuffer source, int start, int limit) {
    if (!mayBegin(source, start, limit - start)) {
      return false;
    }
    buffer = source;
    offset = start;
    version = QuicVersion.of(source.getInt(start + VERSION_OFFSET));
    int type = source.get(start) >>> 4 & 3;
    initial = type == version.initialType;
    if (type == (version.initialType + 3 & 3)) {
      return false; // Retry
    }
    idOffset = start + IDS_OFFSET + 1;
    idLength = source.get(start + IDS_OFFSET) & 0xFF;
    at = idOffset + idLength;
    if (idLength > LONGEST_ID || at >= limit) {
      return false;
    }
    at += 1 + (source.get(at) & 0xFF);
    if (initial) {
      long token = variable(limit);
      if (token < 0) {
        return false;
      }
      at += (int) token;
    }
    int rest = variable(limit);
    numberOffset = at;
    end = at + rest;
    return rest >= 0;
  }

  /** A number that tells how many bytes follow it; -1 if it, or they, are not there. */
  private int variable(int limit) {
    if (at >= limit) {
      return -1;
    }
    int length = VariableInteger.length(buffer, at);
    if (length > limit - at) {
      return -1;
    }
    long value = VariableInteger.get(buffer, at);
    at += length;
    return value > limit - at ? -1 : (int) value;
  }

  /** Whether a client may have chosen the destination connection id before it knew the server's. */
  boolean mayBeFirst() {
    return idLength >= SHORTEST_FIRST_ID;
  }
}
