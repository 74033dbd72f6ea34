package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.header.IpProtocols;
import trafficanalyzer.packet.header.Ipv4Header;
import trafficanalyzer.packet.header.Ipv6Header;
import trafficanalyzer.packet.text.Utf8Text;

/** IP packets: fragments, and what the protocol number announces. */
final class IpInfo {
  private IpInfo() {}

  static void append(Packet packet, Utf8Text out) {
    if (packet.transportOffset() < 0) {
      withoutTransport(packet, out);
      return;
    }
    switch (packet.protocol()) {
      case IpProtocols.TCP -> TcpInfo.append(packet, out);
      case IpProtocols.UDP -> UdpInfo.append(packet, out);
      case IpProtocols.ICMP -> IcmpInfo.append(packet, out);
      case IpProtocols.ICMPV6 -> Icmpv6Info.append(packet, out);
      default -> other(packet, out);
    }
  }

  /** A later fragment, or a header that contradicts itself. */
  private static void withoutTransport(Packet packet, Utf8Text out) {
    ByteBuffer buffer = packet.buffer();
    int at = packet.ipOffset();
    if (packet.ipVersion() == 4 && Ipv4Header.fragmentOffset(buffer, at) != 0) {
      out.append("Fragmented IP protocol (proto=");
      IpProtocolNames.append(packet.protocol(), out);
      out.append(", off=").append(Ipv4Header.fragmentOffset(buffer, at) * 8).append(", ID=");
      Text.hex(out, Ipv4Header.identification(buffer, at), 4);
      out.append(')');
    } else if (packet.ipVersion() == 6 && laterFragment(packet, out)) {
      return;
    } else {
      IpProtocolNames.append(packet.protocol(), out);
    }
  }

  /**
   * Finds the fragment header again; the decoder has made sure that the headers before are there.
   */
  private static boolean laterFragment(Packet packet, Utf8Text out) {
    ByteBuffer buffer = packet.buffer();
    int end = packet.payloadOffset() + packet.payloadLength();
    int at = packet.ipOffset() + Ipv6Header.LENGTH;
    int type = Ipv6Header.nextHeader(buffer, packet.ipOffset());
    while (Ipv6Header.isExtension(type) && end - at >= Ipv6Header.EXTENSION_LENGTH) {
      if (type == IpProtocols.FRAGMENT) {
        out.append("IPv6 fragment (off=").append(Ipv6Header.fragmentOffset(buffer, at) * 8);
        out.append(" more=").append(Ipv6Header.moreFragments(buffer, at) ? 'y' : 'n');
        out.append(" ident=");
        Text.number(out, Ipv6Header.identification(buffer, at) & 0xFFFF_FFFFL, 8);
        out.append(" nxt=").append(Ipv6Header.extensionNextHeader(buffer, at)).append(')');
        return true;
      }
      int length = Ipv6Header.extensionLength(buffer, at, type); // at least 8: the walk ends
      type = Ipv6Header.extensionNextHeader(buffer, at);
      at += length;
    }
    return false;
  }

  private static void other(Packet packet, Utf8Text out) {
    ByteBuffer buffer = packet.buffer();
    int at = packet.transportOffset();
    int end = Math.max(at, packet.payloadOffset() + packet.payloadLength());
    boolean told =
        switch (packet.protocol()) {
          case IpProtocols.IGMP -> IgmpInfo.append(buffer, at, end, out);
          case IpProtocols.SCTP -> SctpInfo.append(buffer, at, end, out);
          case IpProtocols.ESP -> ipsec(buffer, at, end, "ESP", out);
          case IpProtocols.AH -> ipsec(buffer, at + 4, end, "AH", out);
          case IpProtocols.GRE -> gre(buffer, at, end, out);
          case IpProtocols.OSPF -> RoutingInfo.ospf(buffer, at, end, out);
          case IpProtocols.PIM -> RoutingInfo.pim(buffer, at, end, out);
          case IpProtocols.VRRP -> RoutingInfo.vrrp(buffer, at, end, out);
          case IpProtocols.EIGRP -> RoutingInfo.eigrp(buffer, at, end, out);
          default -> false;
        };
    if (!told) {
      if (packet.sourcePort() >= 0) {
        out.append(packet.sourcePort()).append(' ').append(Text.ARROW).append(' ');
        out.append(packet.destinationPort()).append(' ');
      }
      IpProtocolNames.append(packet.protocol(), out);
    }
  }

  /**
   * @param at index of the security parameters index (RFC 4303, RFC 4302)
   */
  private static boolean ipsec(ByteBuffer buffer, int at, int end, String name, Utf8Text out) {
    if (end - at < 4) {
      return false;
    }
    out.append(name).append(" (SPI=");
    Text.number(out, Text.u32(buffer, at), 8);
    out.append(')');
    return true;
  }

  private static boolean gre(ByteBuffer buffer, int at, int end, Utf8Text out) {
    if (end - at < 4) {
      return false;
    }
    out.append("Encapsulated EtherType ");
    Text.number(out, Text.u16(buffer, at + 2), 4);
    return true;
  }
}
