package trafficanalyzer.packet;

import trafficanalyzer.packet.header.EtherTypes;
import trafficanalyzer.packet.header.LoopbackHeader;

/** Decodes BSD loopback, and what else has been written under its name. */
final class LoopbackLayer {
  private LoopbackLayer() {}

  static void decode(Packet packet, int offset, int end) {
    if (end - offset < LoopbackHeader.LENGTH) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    if (LoopbackHeader.isPpp(packet.buffer, offset)) {
      PppLayer.decode(packet, offset, end);
      return;
    }
    int content = offset + LoopbackHeader.LENGTH;
    int type = LoopbackHeader.etherType(packet.buffer, offset);
    switch (type) {
      case EtherTypes.IPV4 -> Ipv4Layer.decode(packet, content, end);
      case EtherTypes.IPV6 -> Ipv6Layer.decode(packet, content, end);
      case 0 -> other(packet, offset, end);
      default -> LinkLayer.etherType(packet, type, content, end);
    }
  }

  private static void other(Packet packet, int offset, int end) {
    if (LoopbackHeader.isCiscoHdlc(packet.buffer, offset)) {
      PppLayer.ciscoHdlc(packet, offset, end);
    } else {
      packet.problem = Undecoded.NOT_IP;
    }
  }
}
