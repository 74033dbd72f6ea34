package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** IPv6 neighbour discovery (RFC 4861, section 4). */
final class NeighbourInfo {
  private static final int ROUTER_SOLICITATION = 133;
  private static final int ROUTER_ADVERTISEMENT = 134;
  private static final int SOLICITATION = 135;
  private static final int ADVERTISEMENT = 136;
  private static final int TARGET_OFFSET = 8;
  private static final int SOURCE_ADDRESS = 1;
  private static final int TARGET_ADDRESS = 2;
  private static final int MOST_OPTIONS = 16;

  private NeighbourInfo() {}

  /**
   * @param at index of the ICMPv6 header, of which eight bytes are there
   */
  static void append(ByteBuffer buffer, int type, int at, int end, Utf8Text out) {
    switch (type) {
      case ROUTER_SOLICITATION -> {
        out.append("Router Solicitation");
        linkAddress(" from ", buffer, at + 8, end, SOURCE_ADDRESS, out);
      }
      case ROUTER_ADVERTISEMENT -> {
        out.append("Router Advertisement");
        linkAddress(" from ", buffer, at + 16, end, SOURCE_ADDRESS, out);
      }
      case SOLICITATION -> {
        out.append("Neighbor Solicitation");
        target(" for ", buffer, at, end, out);
        linkAddress(" from ", buffer, at + 24, end, SOURCE_ADDRESS, out);
      }
      case ADVERTISEMENT -> {
        out.append("Neighbor Advertisement");
        target(" ", buffer, at, end, out);
        flags(Text.u8(buffer, at + 4) >>> 5, out);
        linkAddress(" is at ", buffer, at + 24, end, TARGET_ADDRESS, out);
      }
      default -> {
        out.append("Redirect");
        target(" to ", buffer, at, end, out);
        linkAddress(" is at ", buffer, at + 40, end, TARGET_ADDRESS, out);
      }
    }
  }

  private static void target(String text, ByteBuffer buffer, int at, int end, Utf8Text out) {
    if (end - at >= TARGET_OFFSET + 16) {
      Text.ipv6(out.append(text), buffer, at + TARGET_OFFSET);
    }
  }

  /** Router, solicited, override. */
  private static void flags(int flags, Utf8Text out) {
    if (flags != 0) {
      int start = out.length();
      out.append((flags & 4) != 0 ? ", rtr" : "");
      out.append((flags & 2) != 0 ? ", sol" : "");
      out.append((flags & 1) != 0 ? ", ovr" : "");
      out.setCharAt(start, ' ');
      out.setCharAt(start + 1, '(');
      out.append(')');
    }
  }

  private static void linkAddress(
      String text, ByteBuffer buffer, int options, int end, int wanted, Utf8Text out) {
    int at = options;
    for (int i = 0; i < MOST_OPTIONS && end - at >= 8; i++) {
      int length = Text.u8(buffer, at + 1) * 8;
      if (length == 0) {
        return;
      }
      if (Text.u8(buffer, at) == wanted && length == 8) {
        Text.mac(out.append(text), buffer, at + 2);
        return;
      }
      at += length;
    }
  }
}
