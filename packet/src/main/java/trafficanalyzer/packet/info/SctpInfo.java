package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** SCTP (RFC 9260, section 3.2): the chunks of a packet. */
final class SctpInfo {
  private static final int HEADER_LENGTH = 12;
  private static final int CHUNK_HEADER_LENGTH = 4;
  private static final int MOST_CHUNKS = 16;
  private static final int DATA = 0;
  private static final int SACK = 3;
  private static final String[] TYPES = {
    "DATA",
    "INIT",
    "INIT_ACK",
    "SACK",
    "HEARTBEAT",
    "HEARTBEAT_ACK",
    "ABORT",
    "SHUTDOWN",
    "SHUTDOWN_ACK",
    "ERROR",
    "COOKIE_ECHO",
    "COOKIE_ACK",
    "ECNE",
    "CWR",
    "SHUTDOWN_COMPLETE"
  };

  private SctpInfo() {}

  /**
   * @param start index of the common header
   */
  static boolean append(ByteBuffer buffer, int start, int end, Utf8Text out) {
    int at = start + HEADER_LENGTH;
    int before = out.length();
    for (int i = 0; i < MOST_CHUNKS && end - at >= CHUNK_HEADER_LENGTH; i++) {
      int length = Text.u16(buffer, at + 2);
      if (length < CHUNK_HEADER_LENGTH) {
        break;
      }
      chunk(buffer, at, end, out.append(i == 0 ? "" : " "));
      at += (length + 3) / 4 * 4; // chunks are padded
    }
    return out.length() > before;
  }

  private static void chunk(ByteBuffer buffer, int at, int end, Utf8Text out) {
    int type = Text.u8(buffer, at);
    Text.name(out, TYPES, type, "Chunk");
    if (type == DATA && end - at >= 8) {
      out.append(" (TSN=").append(Text.u32(buffer, at + 4)).append(')');
    } else if (type == SACK && end - at >= 12) {
      out.append(" (Ack=").append(Text.u32(buffer, at + 4));
      out.append(", Arwnd=").append(Text.u32(buffer, at + 8)).append(')');
    }
  }
}
