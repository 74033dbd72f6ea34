package trafficanalyzer.packet;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.header.EtherTypes;
import trafficanalyzer.packet.header.GeneveHeader;
import trafficanalyzer.packet.header.GreHeader;
import trafficanalyzer.packet.header.GtpHeader;
import trafficanalyzer.packet.header.Ipv4Header;
import trafficanalyzer.packet.header.Ipv6Header;
import trafficanalyzer.packet.header.L2tpHeader;
import trafficanalyzer.packet.header.MplsHeader;
import trafficanalyzer.packet.header.TeredoHeader;
import trafficanalyzer.packet.header.VxlanHeader;

/**
 * Decodes tunnels over UDP. A port alone does not make a tunnel, since any program may have been
 * given it: where the header is not just as it must be, the packet stays plain UDP.
 */
final class UdpTunnelLayer {
  private UdpTunnelLayer() {}

  /** Whether a tunnel may be behind the port. */
  static boolean isPort(int port) {
    return switch (port) {
      case L2tpHeader.PORT,
          GtpHeader.PORT,
          TeredoHeader.PORT,
          VxlanHeader.PORT,
          VxlanHeader.PORT_GPE,
          GreHeader.UDP_PORT,
          MplsHeader.UDP_PORT,
          GeneveHeader.PORT,
          VxlanHeader.PORT_LINUX ->
          true;
      default -> false;
    };
  }

  /** Looks into the packet's payload; either port may be the tunnel's, the destination's first. */
  static void decode(Packet packet) {
    int port = isPort(packet.destinationPort) ? packet.destinationPort : packet.sourcePort;
    int offset = packet.payloadOffset;
    int end = offset + packet.payloadLength;
    switch (port) {
      case VxlanHeader.PORT, VxlanHeader.PORT_LINUX -> vxlan(packet, offset, end);
      case VxlanHeader.PORT_GPE -> vxlanGpe(packet, offset, end);
      case GeneveHeader.PORT -> geneve(packet, offset, end);
      case GtpHeader.PORT -> gtp(packet, offset, end);
      case GreHeader.UDP_PORT -> gre(packet, offset, end);
      case MplsHeader.UDP_PORT -> MplsLayer.decodeIfIp(packet, offset, end);
      case TeredoHeader.PORT -> teredo(packet, offset, end);
      default -> l2tp(packet, offset, end);
    }
  }

  private static void vxlan(Packet packet, int offset, int end) {
    if (end - offset >= VxlanHeader.LENGTH && VxlanHeader.isPlain(packet.buffer, offset)) {
      EtherTypeLayer.innerEthernet(packet, offset + VxlanHeader.LENGTH, end);
    }
  }

  private static void vxlanGpe(Packet packet, int offset, int end) {
    if (end - offset >= VxlanHeader.LENGTH && VxlanHeader.hasNetwork(packet.buffer, offset)) {
      int protocol = VxlanHeader.nextProtocol(packet.buffer, offset);
      EtherTypeLayer.nextProtocol(packet, protocol, offset + VxlanHeader.LENGTH, end);
    }
  }

  private static void geneve(Packet packet, int offset, int end) {
    if (end - offset < GeneveHeader.LENGTH || GeneveHeader.version(packet.buffer, offset) != 0) {
      return;
    }
    int type = GeneveHeader.etherType(packet.buffer, offset);
    int content = offset + GeneveHeader.length(packet.buffer, offset);
    if (type >= EtherTypes.SMALLEST && content <= end && packet.enter()) {
      LinkLayer.etherType(packet, type, content, end);
    }
  }

  private static void gtp(Packet packet, int offset, int end) {
    ByteBuffer buffer = packet.buffer;
    if (end - offset < GtpHeader.LENGTH
        || !GtpHeader.isVersion1(buffer, offset)
        || GtpHeader.messageType(buffer, offset) != GtpHeader.G_PDU) {
      return; // echo requests and other signalling are the packet itself
    }
    int content = afterGtp(buffer, offset, end);
    if (content < 0) {
      packet.problem = Undecoded.TUNNEL_HEADER;
    } else if (packet.enter()) {
      LinkLayer.raw(packet, content, end);
    }
  }

  /** -1 where an extension header has no length, or ends beyond what is there. */
  private static int afterGtp(ByteBuffer buffer, int offset, int end) {
    int content = offset + GtpHeader.LENGTH;
    if (!GtpHeader.hasOptions(buffer, offset)) {
      return content;
    }
    content += GtpHeader.OPTIONS_LENGTH;
    if (content > end) {
      return -1;
    }
    int extension =
        GtpHeader.hasExtensions(buffer, offset) ? GtpHeader.firstExtension(buffer, offset) : 0;
    while (extension != 0) {
      int length = content < end ? GtpHeader.extensionLength(buffer, content) : 0;
      if (length == 0 || end - content < length) {
        return -1;
      }
      extension = GtpHeader.nextExtension(buffer, content, length);
      content += length;
    }
    return content;
  }

  private static void gre(Packet packet, int offset, int end) {
    ByteBuffer buffer = packet.buffer;
    if (end - offset >= GreHeader.LENGTH
        && GreHeader.isPlain(buffer, offset)
        && GreHeader.protocol(buffer, offset) >= EtherTypes.SMALLEST) {
      GreLayer.decode(packet, offset, end);
    }
  }

  private static void teredo(Packet packet, int start, int end) {
    ByteBuffer buffer = packet.buffer;
    int offset = start;
    if (end - offset >= 4 && TeredoHeader.isAuthentication(buffer, offset)) {
      offset += TeredoHeader.authenticationLength(buffer, offset);
    }
    if (end - offset >= TeredoHeader.ORIGIN_LENGTH && TeredoHeader.isOrigin(buffer, offset)) {
      offset += TeredoHeader.ORIGIN_LENGTH;
    }
    boolean ipv6 =
        end - offset >= Ipv6Header.LENGTH
            && Ipv4Header.version(buffer, offset) == 6
            && Ipv6Header.payloadLength(buffer, offset) <= end - offset - Ipv6Header.LENGTH;
    if (ipv6 && packet.enter()) {
      Ipv6Layer.decode(packet, offset, end);
    }
  }

  private static void l2tp(Packet packet, int offset, int end) {
    ByteBuffer buffer = packet.buffer;
    if (end - offset < L2tpHeader.SHORTEST || !L2tpHeader.isData2(buffer, offset)) {
      return; // control messages, version 3 (whose cookies nothing in the packet tells)
    }
    int length = L2tpHeader.length(buffer, offset);
    if (end - offset >= length) {
      PppLayer.decode(packet, offset + length + L2tpHeader.padding(buffer, offset, length), end);
    }
  }
}
