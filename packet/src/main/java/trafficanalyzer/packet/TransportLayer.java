package trafficanalyzer.packet;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.header.IcmpHeader;
import trafficanalyzer.packet.header.IpProtocols;
import trafficanalyzer.packet.header.TcpHeader;
import trafficanalyzer.packet.header.UdpHeader;

/** Decodes TCP, UDP, ICMP and ICMPv6; rarer ones and tunnels have classes of their own. */
final class TransportLayer {
  private TransportLayer() {}

  /**
   * @param end index after the last captured byte of the IP packet
   * @param complete whether the IP packet is there to its end and no fragment
   */
  static void decode(Packet packet, int offset, int end, boolean complete) {
    packet.transportOffset = offset;
    packet.payloadComplete = complete;
    switch (packet.protocol) {
      case IpProtocols.TCP -> tcp(packet, offset, end);
      case IpProtocols.UDP -> udp(packet, offset, end);
      case IpProtocols.ICMP, IpProtocols.ICMPV6 -> icmp(packet, offset, end);
      default -> RareTransportLayer.decode(packet, offset, end);
    }
  }

  private static void tcp(Packet packet, int offset, int end) {
    ports(packet, offset, end);
    if (end - offset < TcpHeader.LENGTH) {
      endsWithinHeader(packet);
      return;
    }
    packet.tcpFlags = TcpHeader.flags(packet.buffer, offset);
    int headerLength = TcpHeader.headerLength(packet.buffer, offset);
    if (headerLength < TcpHeader.LENGTH) {
      packet.problem = Undecoded.TRANSPORT_HEADER;
    } else if (end - offset < headerLength) {
      packet.problem = packet.payloadComplete ? Undecoded.TRANSPORT_HEADER : Undecoded.CUT_SHORT;
    } else {
      payload(packet, offset + headerLength, end);
    }
  }

  private static void udp(Packet packet, int offset, int end) {
    ports(packet, offset, end);
    if (end - offset < UdpHeader.LENGTH) {
      endsWithinHeader(packet);
      return;
    }
    int length = UdpHeader.length(packet.buffer, offset);
    if (length > 0 && length < UdpHeader.LENGTH) {
      packet.problem = Undecoded.TRANSPORT_HEADER;
      return;
    }
    int contentEnd = length == 0 ? end : offset + length;
    packet.payloadComplete &= contentEnd <= end;
    payload(packet, offset + UdpHeader.LENGTH, Math.min(contentEnd, end));
    if (UdpTunnelLayer.isPort(packet.sourcePort) || UdpTunnelLayer.isPort(packet.destinationPort)) {
      UdpTunnelLayer.decode(packet);
    }
  }

  private static void icmp(Packet packet, int offset, int end) {
    if (end - offset < IcmpHeader.LENGTH) {
      endsWithinHeader(packet);
      return;
    }
    payload(packet, offset + IcmpHeader.LENGTH, end);
    int type = IcmpHeader.type(packet.buffer, offset);
    boolean quotes =
        packet.protocol == IpProtocols.ICMP ? IcmpHeader.quotes(type) : IcmpHeader.quotes6(type);
    if (quotes) {
      packet.setQuoted(packet.payloadOffset, end);
    }
  }

  /** The ports are worth having even where the rest of the header is missing. */
  static void ports(Packet packet, int offset, int end) {
    ByteBuffer buffer = packet.buffer;
    if (end - offset >= UdpHeader.PORTS_LENGTH) {
      packet.sourcePort = UdpHeader.sourcePort(buffer, offset);
      packet.destinationPort = UdpHeader.destinationPort(buffer, offset);
    }
  }

  static void endsWithinHeader(Packet packet) {
    packet.problem = packet.payloadComplete ? Undecoded.IP_LENGTH : Undecoded.CUT_SHORT;
    packet.payloadComplete = false;
  }

  static void payload(Packet packet, int offset, int end) {
    packet.payloadOffset = offset;
    packet.payloadLength = end - offset;
  }
}
