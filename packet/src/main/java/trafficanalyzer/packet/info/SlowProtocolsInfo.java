package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** Slow protocols (IEEE 802.3, annex 57A): LACP, marker, OAM, synchronization. */
final class SlowProtocolsInfo {
  private static final int LACP = 1;
  private static final int LACP_LENGTH = 40;
  private static final int ACTOR_OFFSET = 6; // after type, length and priority
  private static final int PARTNER_OFFSET = 26;
  private static final String[] SUBTYPES = {null, "LACP", "LACP Marker", "OAM"};

  /**
   * Expired, defaulted, distributing, collecting, synchronization, aggregation, timeout, active.
   */
  private static final String STATES = "EFDCSGSA";

  private SlowProtocolsInfo() {}

  static boolean append(ByteBuffer buffer, int at, int end, Utf8Text out) {
    if (end - at < 2) {
      return false;
    }
    int subtype = Text.u8(buffer, at);
    if (subtype != LACP || end - at < LACP_LENGTH) {
      Text.name(out, SUBTYPES, subtype, "Slow protocol");
      return true;
    }
    out.append('v').append(Text.u8(buffer, at + 1)).append(" ACTOR ");
    end(buffer, at + ACTOR_OFFSET, out);
    out.append(" PARTNER ");
    end(buffer, at + PARTNER_OFFSET, out);
    return true;
  }

  /** System, key, port priority, port, state. */
  private static void end(ByteBuffer buffer, int at, Utf8Text out) {
    Text.mac(out, buffer, at);
    out.append(" P: ").append(Text.u16(buffer, at + 10));
    out.append(" K: ").append(Text.u16(buffer, at + 6)).append(' ');
    int state = Text.u8(buffer, at + 12);
    for (int bit = 0; bit < 8; bit++) {
      out.append((state & 0x80 >>> bit) == 0 ? '*' : STATES.charAt(bit));
    }
  }
}
