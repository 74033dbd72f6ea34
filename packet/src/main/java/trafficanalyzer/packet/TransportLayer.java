package trafficanalyzer.packet;

import java.nio.ByteBuffer;

/** Decodes TCP, UDP, ICMP and ICMPv6. */
final class TransportLayer {
  /** RFC 792 and RFC 4443: type, code, checksum and four bytes of each message's own. */
  private static final int ICMP_HEADER_LENGTH = 8;

  private TransportLayer() {}

  /**
   * @param end index after the last captured byte of the IP packet
   * @param complete whether the IP packet is there to its end and no fragment
   */
  static void decode(Packet packet, int offset, int end, boolean complete) {
    packet.payloadComplete = complete;
    switch (packet.protocol) {
      case IpProtocols.TCP -> tcp(packet, offset, end);
      case IpProtocols.UDP -> udp(packet, offset, end);
      case IpProtocols.ICMP, IpProtocols.ICMPV6 -> icmp(packet, offset, end);
      case IpProtocols.NO_NEXT_HEADER -> packet.problem = Undecoded.NONE;
      default -> packet.problem = Undecoded.OTHER_PROTOCOL;
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
  }

  private static void icmp(Packet packet, int offset, int end) {
    if (end - offset < ICMP_HEADER_LENGTH) {
      endsWithinHeader(packet);
      return;
    }
    payload(packet, offset + ICMP_HEADER_LENGTH, end);
  }

  /** The ports are worth having even where the rest of the header is missing. */
  private static void ports(Packet packet, int offset, int end) {
    ByteBuffer buffer = packet.buffer;
    if (end - offset >= UdpHeader.PORTS_LENGTH) {
      packet.sourcePort = UdpHeader.sourcePort(buffer, offset);
      packet.destinationPort = UdpHeader.destinationPort(buffer, offset);
    }
  }

  private static void endsWithinHeader(Packet packet) {
    packet.problem = packet.payloadComplete ? Undecoded.IP_LENGTH : Undecoded.CUT_SHORT;
    packet.payloadComplete = false;
  }

  private static void payload(Packet packet, int offset, int end) {
    packet.payloadOffset = offset;
    packet.payloadLength = end - offset;
  }
}
