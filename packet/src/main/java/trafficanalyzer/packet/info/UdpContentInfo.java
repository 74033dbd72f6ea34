package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.text.Utf8Text;

/** What a UDP datagram carries: by its ports, the smaller one first, then by its first bytes. */
final class UdpContentInfo {
  private UdpContentInfo() {}

  static boolean append(Packet packet, Utf8Text out) {
    ByteBuffer buffer = packet.buffer();
    int at = packet.payloadOffset();
    int end = at + packet.payloadLength();
    int smaller = Math.min(packet.sourcePort(), packet.destinationPort());
    int larger = Math.max(packet.sourcePort(), packet.destinationPort());
    return byPort(smaller, buffer, at, end, out)
        || byPort(larger, buffer, at, end, out)
        || QuicInfo.append(buffer, at, end, out);
  }

  private static boolean byPort(int port, ByteBuffer buffer, int at, int end, Utf8Text out) {
    return switch (port) {
      case 53 -> DnsInfo.append(buffer, at, end, DnsInfo.UNICAST, out);
      case 67, 68 -> DhcpInfo.append(buffer, at, end, out);
      case 69 -> TftpInfo.append(buffer, at, end, out);
      case 123 -> NtpInfo.append(buffer, at, end, out);
      case 137 -> NetbiosInfo.append(buffer, at, end, out);
      case 161, 162 -> SnmpInfo.append(buffer, at, end, out);
      case 443 -> QuicInfo.protectedPayload(buffer, at, end, out);
      case 500 -> IsakmpInfo.append(buffer, at, end, out);
      case 514 -> SyslogInfo.append(buffer, at, end, out);
      case 520 -> RoutingInfo.rip(buffer, at, end, out);
      case 546, 547 -> Dhcpv6Info.append(buffer, at, end, out);
      case 1645, 1646, 1812, 1813, 3799 -> RadiusInfo.append(buffer, at, end, out);
      case 1900 -> HttpInfo.append(buffer, at, end, out);
      case 1985 -> RoutingInfo.hsrp(buffer, at, end, out);
      case 3478, 3479, 5349, 19302 -> StunInfo.append(buffer, at, end, out);
      case 3784, 4784 -> RoutingInfo.bfd(buffer, at, end, out);
      case 4500 -> IsakmpInfo.natTraversal(buffer, at, end, out);
      case 5060 -> LineInfo.sip(buffer, at, end, out);
      case 5353 -> DnsInfo.append(buffer, at, end, DnsInfo.MULTICAST, out);
      case 5355 -> DnsInfo.append(buffer, at, end, DnsInfo.UNICAST, out);
      case 51820 -> WireGuardInfo.append(buffer, at, end, out);
      default -> false;
    };
  }
}
