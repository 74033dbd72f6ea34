package trafficanalyzer.packet;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.header.ErspanHeader;
import trafficanalyzer.packet.header.EtherTypes;
import trafficanalyzer.packet.header.GreHeader;
import trafficanalyzer.packet.header.Ipv4Header;

/** Decodes GRE with what it carries: IP, Ethernet (also NVGRE), PPP (PPTP), ERSPAN, MPLS. */
final class GreLayer {
  private static final int MOST_ROUTES = 64;

  /** Web cache redirection; its second version puts four bytes before the packet. */
  private static final int WCCP = 0x883E;

  private static final int WCCP_LENGTH = 4;

  private GreLayer() {}

  static void decode(Packet packet, int offset, int end) {
    ByteBuffer buffer = packet.buffer;
    if (end - offset < GreHeader.LENGTH) {
      TransportLayer.endsWithinHeader(packet);
      return;
    }
    int content = offset + GreHeader.length(buffer, offset);
    if (GreHeader.version(buffer, offset) > 1) {
      packet.problem = Undecoded.TUNNEL_HEADER;
      return;
    }
    if (GreHeader.hasRouting(buffer, offset)) {
      content = afterRouting(buffer, content, end);
    }
    if (content < 0) {
      packet.problem = Undecoded.TUNNEL_HEADER;
    } else if (content > end) {
      TransportLayer.endsWithinHeader(packet);
    } else if (content < end && packet.enter()) {
      content(packet, offset, content, end);
    }
  }

  /** -1 where the entries never end. */
  private static int afterRouting(ByteBuffer buffer, int start, int end) {
    int at = start;
    for (int i = 0; i < MOST_ROUTES && end - at >= GreHeader.ROUTE_LENGTH; i++) {
      if (GreHeader.isLastRoute(buffer, at)) {
        return at + GreHeader.ROUTE_LENGTH;
      }
      at += GreHeader.ROUTE_LENGTH + GreHeader.routeLength(buffer, at);
    }
    return -1;
  }

  private static void content(Packet packet, int header, int offset, int end) {
    int protocol = GreHeader.protocol(packet.buffer, header);
    switch (protocol) {
      case EtherTypes.ERSPAN_1_2 -> {
        boolean second = GreHeader.hasSequence(packet.buffer, header);
        EtherTypeLayer.innerEthernet(packet, second ? offset + ErspanHeader.LENGTH_2 : offset, end);
      }
      case ErspanHeader.TYPE_3 -> erspan3(packet, offset, end);
      case WCCP -> {
        boolean first = Ipv4Header.version(packet.buffer, offset) == 4;
        Ipv4Layer.decode(packet, first ? offset : offset + WCCP_LENGTH, end);
      }
      default -> {
        if (protocol < EtherTypes.SMALLEST) {
          packet.problem = Undecoded.NOT_IP; // keep-alives have 0
        } else {
          LinkLayer.etherType(packet, protocol, offset, end);
        }
      }
    }
  }

  private static void erspan3(Packet packet, int offset, int end) {
    if (end - offset < ErspanHeader.LENGTH_3) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    int content = offset + ErspanHeader.length3(packet.buffer, offset);
    switch (ErspanHeader.frameType(packet.buffer, offset)) {
      case ErspanHeader.FRAME_ETHERNET -> EtherTypeLayer.innerEthernet(packet, content, end);
      case ErspanHeader.FRAME_IP -> LinkLayer.raw(packet, content, end);
      default -> packet.problem = Undecoded.NOT_IP;
    }
  }
}
