package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** Domain names with compression (RFC 1035, section 4.1.4). */
final class DnsNames {
  /** RFC 1035, section 2.3.4. */
  private static final int LONGEST = 255;

  private static final int POINTER = 0xC0;

  private DnsNames() {}

  /** The index after the name; -1 where it is broken or cut short. */
  static int after(ByteBuffer buffer, int start, int end) {
    int at = start;
    while (at < end && at - start < LONGEST) {
      int length = Text.u8(buffer, at);
      if (length == 0) {
        return at + 1;
      }
      if (length >= POINTER) {
        return end - at >= 2 ? at + 2 : -1;
      }
      if (length > 63) {
        return -1;
      }
      at += 1 + length;
    }
    return -1;
  }

  /**
   * Appends the name as RFC 4343, section 2.1 writes it, without its final dot; {@code <Root>} for
   * the root. A pointer that does not point backwards ends it, so that there is an end.
   *
   * @param message index of the message's first byte, which pointers count from
   */
  static void append(ByteBuffer buffer, int message, int start, int end, Utf8Text out) {
    int at = start;
    int before = start; // pointers must point before the part that they are in
    int shown = 0;
    while (at < end) {
      int length = Text.u8(buffer, at);
      if (length >= POINTER) {
        int target = end - at >= 2 ? message + (Text.u16(buffer, at) & 0x3FFF) : end;
        if (target >= before) {
          return;
        }
        at = target;
        before = target;
        continue;
      }
      if (length == 0) {
        out.append(shown == 0 ? "<Root>" : "");
        return;
      }
      if (length > 63 || end - at <= length || shown + length > LONGEST) {
        return;
      }
      label(buffer, at + 1, length, out.append(shown == 0 ? "" : "."));
      shown += length + 1;
      at += 1 + length;
    }
  }

  private static void label(ByteBuffer buffer, int at, int length, Utf8Text out) {
    for (int i = 0; i < length; i++) {
      int character = Text.u8(buffer, at + i);
      if (character == '.' || character == '\\') {
        out.append('\\').append((char) character);
      } else if (character >= ' ' && character < 0x7F) {
        out.append((char) character);
      } else {
        out.append('\\').append((char) ('0' + character / 100));
        out.append((char) ('0' + character / 10 % 10)).append((char) ('0' + character % 10));
      }
    }
  }
}
