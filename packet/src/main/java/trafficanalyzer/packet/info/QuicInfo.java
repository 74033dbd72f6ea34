package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/**
 * QUIC, of what is not encrypted (RFC 8999, RFC 9000, section 17, and RFC 9369): which packets a
 * datagram holds, and the connection ids of the first.
 */
final class QuicInfo {
  private static final int LONG_HEADER = 0x80;
  private static final int FIXED_BIT = 0x40;
  private static final int VERSION_1 = 1;
  private static final int VERSION_2 = 0x6B3343CF;
  private static final int LONGEST_ID = 20;
  private static final int MOST_PACKETS = 4;
  private static final int RETRY = 3;
  private static final int INITIAL = 0;
  private static final String[] TYPES = {"Initial", "0-RTT", "Handshake", "Retry"};

  private QuicInfo() {}

  /** Only packets with a long header of a known version: others cannot be told from anything. */
  static boolean append(ByteBuffer buffer, int start, int end, Utf8Text out) {
    int next = packet(buffer, start, end, true, out);
    if (next < 0) {
      return false;
    }
    for (int i = 1; i < MOST_PACKETS && next < end; i++) {
      if ((buffer.get(next) & LONG_HEADER) == 0) {
        // Behind others, only a short header has the fixed bit; zeros are padding.
        out.append((buffer.get(next) & FIXED_BIT) == 0 ? "" : "; Protected Payload");
        break;
      }
      int length = out.length();
      next = packet(buffer, next, end, false, out.append("; "));
      if (next < 0) {
        out.setLength(length);
        break;
      }
    }
    return true;
  }

  /** On QUIC's port, also a short header. */
  static boolean protectedPayload(ByteBuffer buffer, int at, int end, Utf8Text out) {
    if ((buffer.get(at) & (LONG_HEADER | FIXED_BIT)) == FIXED_BIT) {
      out.append("Protected Payload");
      return true;
    }
    return append(buffer, at, end, out);
  }

  /** Returns the index after the packet; -1 if it is none. */
  private static int packet(ByteBuffer buffer, int at, int end, boolean ids, Utf8Text out) {
    if (end - at < 7 || (buffer.get(at) & LONG_HEADER) == 0) {
      return -1;
    }
    int version = buffer.getInt(at + 1);
    int destination = at + 5;
    int source = destination + 1 + Text.u8(buffer, destination);
    if (!isKnown(version)
        || Text.u8(buffer, destination) > LONGEST_ID
        || source >= end
        || Text.u8(buffer, source) > LONGEST_ID) {
      return -1;
    }
    int afterIds = source + 1 + Text.u8(buffer, source);
    if (afterIds > end) {
      return -1;
    }
    int type = type(buffer.get(at), version);
    out.append(version == 0 ? "Version Negotiation" : TYPES[type]);
    if (ids) {
      id(buffer, destination, ", DCID=", out);
      id(buffer, source, ", SCID=", out);
    }
    return version == 0 || type == RETRY ? end : afterPacket(buffer, afterIds, end, type);
  }

  /** Version negotiation, 1, 2, and the drafts that were in use. */
  private static boolean isKnown(int version) {
    return version == 0
        || version == VERSION_1
        || version == VERSION_2
        || version >>> 8 == 0xFF0000;
  }

  /** Version 2 counts one further (RFC 9369, section 3.2). */
  private static int type(int first, int version) {
    int type = first >>> 4 & 3;
    return version == VERSION_2 ? type + 3 & 3 : type;
  }

  private static void id(ByteBuffer buffer, int at, String name, Utf8Text out) {
    int length = Text.u8(buffer, at);
    if (length > 0) {
      Text.bytes(out.append(name), buffer, at + 1, length);
    }
  }

  /** After the token of an Initial, and the length that all but Retry have. */
  private static int afterPacket(ByteBuffer buffer, int start, int end, int type) {
    int at = start;
    if (type == INITIAL) {
      long token = variable(buffer, at, end);
      at = token < 0 ? end : after(at + variableLength(buffer, at), token, end);
    }
    long length = variable(buffer, at, end);
    return length < 0 ? end : after(at + variableLength(buffer, at), length, end);
  }

  private static int after(int at, long length, int end) {
    return (int) Math.min(end, at + length);
  }

  private static int variableLength(ByteBuffer buffer, int at) {
    return 1 << (buffer.get(at) >>> 6 & 3);
  }

  /** A variable-length integer (RFC 9000, section 16); -1 where it is not there. */
  private static long variable(ByteBuffer buffer, int at, int end) {
    if (at >= end || end - at < variableLength(buffer, at)) {
      return -1;
    }
    int bytes = variableLength(buffer, at);
    long value = buffer.get(at) & 0x3F;
    for (int i = 1; i < bytes; i++) {
      value = value << 8 | Text.u8(buffer, at + i);
    }
    return value;
  }
}
