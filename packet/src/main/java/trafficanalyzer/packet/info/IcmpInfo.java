package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.text.Utf8Text;

/** ICMP (RFC 792, RFC 950, RFC 1256); errors with the packet that they are about. */
final class IcmpInfo {
  private static final int LENGTH = 8;

  /** IANA icmp-parameters, codes of type 3. */
  private static final String[] UNREACHABLE = {
    "Network unreachable",
    "Host unreachable",
    "Protocol unreachable",
    "Port unreachable",
    "Fragmentation needed",
    "Source route failed",
    "Destination network unknown",
    "Destination host unknown",
    "Source host isolated",
    "Network administratively prohibited",
    "Host administratively prohibited",
    "Network unreachable for TOS",
    "Host unreachable for TOS",
    "Communication administratively filtered",
    "Host precedence violation",
    "Precedence cutoff in effect"
  };

  private static final String[] REDIRECT = {
    "Redirect for network",
    "Redirect for host",
    "Redirect for TOS and network",
    "Redirect for TOS and host"
  };
  private static final String[] EXCEEDED = {
    "Time to live exceeded in transit", "Fragment reassembly time exceeded"
  };
  private static final String[] PARAMETER = {
    "Pointer indicates the error", "Required option missing", "Bad length"
  };

  private IcmpInfo() {}

  static void append(Packet packet, Utf8Text out) {
    ByteBuffer buffer = packet.buffer();
    int at = packet.transportOffset();
    int end = packet.payloadOffset() + packet.payloadLength();
    if (end - at < LENGTH || packet.payloadOffset() < at + LENGTH) {
      out.append("ICMP");
      return;
    }
    int code = Text.u8(buffer, at + 1);
    switch (Text.u8(buffer, at)) {
      case 0 -> echo("Echo (ping) reply   ", packet, at, out);
      case 3 -> error("Destination unreachable", UNREACHABLE, code, packet, out);
      case 4 -> error("Source quench", null, code, packet, out);
      case 5 -> error("Redirect", REDIRECT, code, packet, out);
      case 8 -> echo("Echo (ping) request ", packet, at, out);
      case 9 -> out.append("Router advertisement");
      case 10 -> out.append("Router solicitation");
      case 11 -> error("Time-to-live exceeded", EXCEEDED, code, packet, out);
      case 12 -> error("Parameter problem", PARAMETER, code, packet, out);
      case 13 -> echo("Timestamp request   ", packet, at, out);
      case 14 -> echo("Timestamp reply     ", packet, at, out);
      case 15 -> echo("Information request ", packet, at, out);
      case 16 -> echo("Information reply   ", packet, at, out);
      case 17 -> echo("Address mask request", packet, at, out);
      case 18 -> echo("Address mask reply  ", packet, at, out);
      case 42 -> out.append("Extended Echo request");
      case 43 -> out.append("Extended Echo reply");
      default -> out.append("ICMP type ").append(Text.u8(buffer, at)).append(" code ").append(code);
    }
  }

  /** The sequence number in both byte orders: some senders write it in the other one. */
  private static void echo(String name, Packet packet, int at, Utf8Text out) {
    ByteBuffer buffer = packet.buffer();
    int sequence = Text.u16(buffer, at + 6);
    out.append(name).append(" id=");
    Text.number(out, Text.u16(buffer, at + 4), 4);
    out.append(", seq=").append(sequence).append('/');
    out.append(Short.reverseBytes((short) sequence) & 0xFFFF);
    out.append(", ttl=").append(IpFields.timeToLive(packet));
  }

  private static void error(String name, String[] codes, int code, Packet packet, Utf8Text out) {
    out.append(name);
    if (codes != null) {
      Text.name(out.append(" ("), codes, code, "Unknown code");
      out.append(')');
    }
    QuotedInfo.append(packet, out);
  }
}
