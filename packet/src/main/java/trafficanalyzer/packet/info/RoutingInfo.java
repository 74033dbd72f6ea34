package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** Routers among themselves: the kind of each message. */
final class RoutingInfo {
  /** RFC 2328, appendix A.3.1. */
  private static final String[] OSPF = {
    null, "Hello Packet", "DB Description", "LS Request", "LS Update", "LS Acknowledge"
  };

  /** IANA pim-parameters. */
  private static final String[] PIM = {
    "Hello",
    "Register",
    "Register-stop",
    "Join/Prune",
    "Bootstrap",
    "Assert",
    "Graft",
    "Graft-Ack",
    "Candidate-RP-Advertisement",
    "State-Refresh",
    "DF election"
  };

  /** RFC 7868, section 6.3. */
  private static final String[] EIGRP = {null, "Update", "Request", "Query", "Reply", "Hello"};

  /** RFC 2281, section 5.1. */
  private static final String[] HSRP = {"Hello", "Coup", "Resign", "Advertise"};

  private static final int HSRP_ADVERTISE = 3;

  private static final String[] RIP = {null, "Request", "Response"};

  /** RFC 5880, section 4.1. */
  private static final String[] BFD = {"AdminDown", "Down", "Init", "Up"};

  private RoutingInfo() {}

  static boolean ospf(ByteBuffer buffer, int at, int end, Utf8Text out) {
    return end - at >= 2 && kind(OSPF, Text.u8(buffer, at + 1), "OSPF type", out);
  }

  static boolean pim(ByteBuffer buffer, int at, int end, Utf8Text out) {
    return end > at && kind(PIM, buffer.get(at) & 0xF, "PIM type", out);
  }

  static boolean eigrp(ByteBuffer buffer, int at, int end, Utf8Text out) {
    return end - at >= 2 && kind(EIGRP, Text.u8(buffer, at + 1), "EIGRP opcode", out);
  }

  static boolean vrrp(ByteBuffer buffer, int at, int end, Utf8Text out) {
    if (end - at < 3) {
      return false;
    }
    out.append("Announcement (v").append(Text.u8(buffer, at) >>> 4).append(")");
    out.append(" VRID=").append(Text.u8(buffer, at + 1));
    out.append(" Prio=").append(Text.u8(buffer, at + 2));
    return true;
  }

  static boolean hsrp(ByteBuffer buffer, int at, int end, Utf8Text out) {
    return end - at >= 3
        && buffer.get(at) == 0
        && kind(HSRP, Text.u8(buffer, at + 1), "HSRP opcode", out)
        && hsrpState(Text.u8(buffer, at + 1), Text.u8(buffer, at + 2), out);
  }

  private static boolean hsrpState(int opcode, int state, Utf8Text out) {
    if (opcode < HSRP_ADVERTISE) {
      out.append(" (state ");
      out.append(
          switch (state) {
            case 0 -> "Initial";
            case 1 -> "Learn";
            case 2 -> "Listen";
            case 4 -> "Speak";
            case 8 -> "Standby";
            case 16 -> "Active";
            default -> "Unknown";
          });
      out.append(')');
    }
    return true;
  }

  static boolean rip(ByteBuffer buffer, int at, int end, Utf8Text out) {
    return end - at >= 4 && kind(RIP, Text.u8(buffer, at), "RIP command", out);
  }

  static boolean bfd(ByteBuffer buffer, int at, int end, Utf8Text out) {
    if (end - at < 24) {
      return false;
    }
    out.append("State: ").append(BFD[Text.u8(buffer, at + 1) >>> 6]);
    return true;
  }

  private static boolean kind(String[] names, int kind, String otherwise, Utf8Text out) {
    Text.name(out, names, kind, otherwise);
    return true;
  }
}
