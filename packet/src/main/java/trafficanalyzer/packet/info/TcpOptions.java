package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** TCP options in the order of the header (RFC 9293, section 3.2; RFC 7323; RFC 2018). */
final class TcpOptions {
  private static final int END = 0;
  private static final int NO_OPERATION = 1;
  private static final int SEGMENT_SIZE = 2;
  private static final int WINDOW_SCALE = 3;
  private static final int SACK_PERMITTED = 4;
  private static final int SACK = 5;
  private static final int TIMESTAMPS = 8;
  private static final int FAST_OPEN = 34;

  /** RFC 7323, section 2.3: larger shifts count as this one. */
  private static final int LARGEST_SHIFT = 14;

  private TcpOptions() {}

  static void append(ByteBuffer buffer, int start, int end, Utf8Text out) {
    int at = start;
    while (at < end) {
      int kind = buffer.get(at);
      if (kind == END) {
        return;
      }
      if (kind == NO_OPERATION) {
        at++;
        continue;
      }
      int length = end - at < 2 ? 0 : Text.u8(buffer, at + 1);
      if (length < 2 || length > end - at) {
        return;
      }
      option(buffer, at, kind, length, out);
      at += length;
    }
  }

  private static void option(ByteBuffer buffer, int at, int kind, int length, Utf8Text out) {
    if (kind == TIMESTAMPS && length == 10) {
      out.append(" TSval=").append(Text.u32(buffer, at + 2));
      out.append(" TSecr=").append(Text.u32(buffer, at + 6));
    } else if (kind == SEGMENT_SIZE && length == 4) {
      out.append(" MSS=").append(Text.u16(buffer, at + 2));
    } else if (kind == WINDOW_SCALE && length == 3) {
      out.append(" WS=").append(1 << Math.min(Text.u8(buffer, at + 2), LARGEST_SHIFT));
    } else if (kind == SACK_PERMITTED) {
      out.append(" SACK_PERM");
    } else if (kind == SACK) {
      for (int edge = at + 2; edge + 8 <= at + length; edge += 8) {
        out.append(" SLE=").append(Text.u32(buffer, edge));
        out.append(" SRE=").append(Text.u32(buffer, edge + 4));
      }
    } else if (kind == FAST_OPEN) {
      out.append(length == 2 ? " TFO=R" : " TFO=C");
    }
  }
}
