package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.text.Utf8Text;

/** ICMPv6 (RFC 4443) with neighbour discovery (RFC 4861) and MLD (RFC 2710, RFC 9777). */
final class Icmpv6Info {
  private static final int LENGTH = 8;

  /** IANA icmpv6-parameters, codes of type 1. */
  private static final String[] UNREACHABLE = {
    "no route to destination",
    "Administratively prohibited",
    "Beyond scope of source address",
    "Address unreachable",
    "Port unreachable",
    "Source address failed ingress/egress policy",
    "Reject route to destination"
  };

  private static final String[] EXCEEDED = {
    "hop limit exceeded in transit", "fragment reassembly time exceeded"
  };
  private static final String[] PARAMETER = {
    "erroneous header field encountered",
    "unrecognized Next Header type encountered",
    "unrecognized IPv6 option encountered"
  };

  private Icmpv6Info() {}

  static void append(Packet packet, Utf8Text out) {
    ByteBuffer buffer = packet.buffer();
    int at = packet.transportOffset();
    int end = packet.payloadOffset() + packet.payloadLength();
    if (end - at < LENGTH || packet.payloadOffset() < at + LENGTH) {
      out.append("ICMPv6");
      return;
    }
    int type = Text.u8(buffer, at);
    int code = Text.u8(buffer, at + 1);
    switch (type) {
      case 1 -> error("Destination Unreachable", UNREACHABLE, code, packet, out);
      case 2 -> {
        out.append("Packet Too Big, MTU=").append(Text.u32(buffer, at + 4));
        QuotedInfo.append(packet, out);
      }
      case 3 -> error("Time Exceeded", EXCEEDED, code, packet, out);
      case 4 -> error("Parameter Problem", PARAMETER, code, packet, out);
      case 128 -> echo("Echo (ping) request", packet, at, out);
      case 129 -> echo("Echo (ping) reply", packet, at, out);
      case 130 -> out.append("Multicast Listener Query");
      case 131 -> out.append("Multicast Listener Report");
      case 132 -> out.append("Multicast Listener Done");
      case 133, 134, 135, 136, 137 -> NeighbourInfo.append(buffer, type, at, end, out);
      case 141 -> out.append("Inverse Neighbor Discovery Solicitation");
      case 142 -> out.append("Inverse Neighbor Discovery Advertisement");
      case 143 -> out.append("Multicast Listener Report Message v2");
      case 155 -> out.append("RPL Control");
      default -> out.append("ICMPv6 type ").append(type).append(" code ").append(code);
    }
  }

  private static void echo(String name, Packet packet, int at, Utf8Text out) {
    ByteBuffer buffer = packet.buffer();
    out.append(name).append(" id=");
    Text.number(out, Text.u16(buffer, at + 4), 4);
    out.append(", seq=").append(Text.u16(buffer, at + 6));
    out.append(", hop limit=").append(IpFields.timeToLive(packet));
  }

  private static void error(String name, String[] codes, int code, Packet packet, Utf8Text out) {
    Text.name(out.append(name).append(" ("), codes, code, "Unknown code");
    out.append(')');
    QuotedInfo.append(packet, out);
  }
}
