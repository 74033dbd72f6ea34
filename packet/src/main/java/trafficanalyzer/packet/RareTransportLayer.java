package trafficanalyzer.packet;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.header.AuthenticationHeader;
import trafficanalyzer.packet.header.DccpHeader;
import trafficanalyzer.packet.header.IpProtocols;
import trafficanalyzer.packet.header.SctpHeader;
import trafficanalyzer.packet.header.UdpHeader;

/** Decodes SCTP, UDP-Lite and DCCP, and what IP carries that carries something itself. */
final class RareTransportLayer {
  /** RFC 3378, section 3: version 3 in the first four bits, and nothing else. */
  private static final int ETHER_IP_LENGTH = 2;

  /** RFC 7761, section 4.9.3: version 2, type 1; then flags, and the packet itself. */
  private static final int PIM_REGISTER = 0x21;

  private static final int PIM_REGISTER_LENGTH = 8;

  private RareTransportLayer() {}

  /** As {@link TransportLayer#decode}, which has set where the transport header begins. */
  static void decode(Packet packet, int offset, int end) {
    switch (packet.protocol) {
      case IpProtocols.SCTP -> sctp(packet, offset, end);
      case IpProtocols.UDP_LITE -> udpLite(packet, offset, end);
      case IpProtocols.DCCP -> dccp(packet, offset, end);
      case IpProtocols.AH -> authentication(packet, offset, end);
      case IpProtocols.ESP -> packet.problem = Undecoded.ENCRYPTED;
      case IpProtocols.NO_NEXT_HEADER -> packet.problem = Undecoded.NONE;
      default -> tunnel(packet, offset, end);
    }
  }

  private static void tunnel(Packet packet, int offset, int end) {
    switch (packet.protocol) {
      case IpProtocols.IP_IN_IP -> {
        if (packet.enter()) {
          Ipv4Layer.decode(packet, offset, end);
        }
      }
      case IpProtocols.IPV6_IN_IP -> {
        if (packet.enter()) {
          Ipv6Layer.decode(packet, offset, end);
        }
      }
      case IpProtocols.GRE -> GreLayer.decode(packet, offset, end);
      case IpProtocols.ETHERNET_IN_IP -> etherIp(packet, offset, end);
      case IpProtocols.ETHERNET -> EtherTypeLayer.innerEthernet(packet, offset, end);
      case IpProtocols.PIM -> pim(packet, offset, end);
      case IpProtocols.MPLS_IN_IP -> MplsLayer.decode(packet, offset, end);
      default -> packet.problem = Undecoded.OTHER_PROTOCOL;
    }
  }

  private static void sctp(Packet packet, int offset, int end) {
    TransportLayer.ports(packet, offset, end);
    if (end - offset < SctpHeader.LENGTH) {
      TransportLayer.endsWithinHeader(packet);
    } else {
      TransportLayer.payload(packet, offset + SctpHeader.LENGTH, end);
    }
  }

  /** RFC 3828: UDP, but that the checksum's coverage stands in place of the length. */
  private static void udpLite(Packet packet, int offset, int end) {
    TransportLayer.ports(packet, offset, end);
    if (end - offset < UdpHeader.LENGTH) {
      TransportLayer.endsWithinHeader(packet);
    } else {
      TransportLayer.payload(packet, offset + UdpHeader.LENGTH, end);
    }
  }

  private static void dccp(Packet packet, int offset, int end) {
    TransportLayer.ports(packet, offset, end);
    if (end - offset < DccpHeader.LENGTH) {
      TransportLayer.endsWithinHeader(packet);
      return;
    }
    int length = DccpHeader.headerLength(packet.buffer, offset);
    if (length < DccpHeader.LENGTH) {
      packet.problem = Undecoded.TRANSPORT_HEADER;
    } else if (end - offset < length) {
      packet.problem = packet.payloadComplete ? Undecoded.TRANSPORT_HEADER : Undecoded.CUT_SHORT;
    } else {
      TransportLayer.payload(packet, offset + length, end);
    }
  }

  private static void authentication(Packet packet, int offset, int end) {
    ByteBuffer buffer = packet.buffer;
    if (end - offset < AuthenticationHeader.LENGTH) {
      TransportLayer.endsWithinHeader(packet);
      return;
    }
    int length = AuthenticationHeader.length(buffer, offset);
    if (length < AuthenticationHeader.LENGTH) {
      packet.problem = Undecoded.TRANSPORT_HEADER;
    } else if (end - offset < length) {
      TransportLayer.endsWithinHeader(packet);
    } else if (packet.enter()) {
      packet.protocol = AuthenticationHeader.nextHeader(buffer, offset);
      TransportLayer.decode(packet, offset + length, end, packet.payloadComplete);
    }
  }

  private static void etherIp(Packet packet, int offset, int end) {
    if (end - offset < ETHER_IP_LENGTH) {
      TransportLayer.endsWithinHeader(packet);
    } else if (packet.buffer.get(offset) >>> 4 != 3) {
      packet.problem = Undecoded.TUNNEL_HEADER;
    } else {
      EtherTypeLayer.innerEthernet(packet, offset + ETHER_IP_LENGTH, end);
    }
  }

  /** Routers send the packets of a new multicast source to the rendezvous point in "registers". */
  private static void pim(Packet packet, int offset, int end) {
    if (end - offset > PIM_REGISTER_LENGTH && packet.buffer.get(offset) == PIM_REGISTER) {
      if (packet.enter()) {
        LinkLayer.raw(packet, offset + PIM_REGISTER_LENGTH, end);
      }
    } else {
      packet.problem = Undecoded.OTHER_PROTOCOL;
    }
  }
}
