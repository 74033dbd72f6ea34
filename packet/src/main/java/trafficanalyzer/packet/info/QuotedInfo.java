package trafficanalyzer.packet.info;

import trafficanalyzer.packet.Addresses;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.text.Utf8Text;

/** The packet that an ICMP error is about: {@code : UDP 10.0.0.1:40000 → 192.0.2.1:53}. */
final class QuotedInfo {
  private QuotedInfo() {}

  static void append(Packet error, Utf8Text out) {
    if (!error.hasQuoted()) {
      return;
    }
    Packet packet = error.quoted();
    if (packet.hasIp()) {
      out.append(": ").append(IpProtocolNames.name(packet.protocol())).append(' ');
      end(packet.sourceHigh(), packet.sourceLow(), packet.sourcePort(), out);
      out.append(' ').append(Text.ARROW).append(' ');
      end(packet.destinationHigh(), packet.destinationLow(), packet.destinationPort(), out);
    }
  }

  /** An IPv6 address is in brackets before a port (RFC 3986, section 3.2.2). */
  private static void end(long high, long low, int port, Utf8Text out) {
    boolean brackets = port >= 0 && !Addresses.isIpv4(high, low);
    out.append(brackets ? "[" : "");
    Addresses.append(out, high, low);
    out.append(brackets ? "]" : "");
    if (port >= 0) {
      out.append(':').append(port);
    }
  }
}
