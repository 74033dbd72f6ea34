package trafficanalyzer.packet;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.header.JuniperHeader;
import trafficanalyzer.packet.header.LinkTypes;

/** Decodes what Juniper's routers capture, of those kinds that carry a usual link layer. */
final class JuniperLayer {
  /** Where the link layer was taken away, its protocol's number is left. */
  private static final int PROTOCOL_LENGTH = 4;

  private JuniperLayer() {}

  static void decode(Packet packet, int start, int end, int linkType) {
    ByteBuffer buffer = packet.buffer;
    packet.linkApplication = "juniper";
    if (end - start < JuniperHeader.LENGTH) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    if (!JuniperHeader.isMagic(buffer, start)) {
      packet.problem = Undecoded.LINK_HEADER;
      return;
    }
    int offset = start + JuniperHeader.LENGTH;
    if (JuniperHeader.hasExtensions(buffer, start)) {
      if (end - offset < 2) {
        packet.problem = Undecoded.CUT_SHORT;
        return;
      }
      offset += JuniperHeader.extensionsLength(buffer, start);
    }
    if (JuniperHeader.hasNoLinkLayer(buffer, start)) {
      LinkLayer.raw(packet, offset + PROTOCOL_LENGTH, end);
      return;
    }
    switch (linkType) {
      case LinkTypes.JUNIPER_ETHER -> LinkLayer.ethernet(packet, offset, end);
      case LinkTypes.JUNIPER_PPP -> PppLayer.decode(packet, offset, end);
      case LinkTypes.JUNIPER_FRAME_RELAY -> FrameRelayLayer.decode(packet, offset, end);
      default -> PppLayer.ciscoHdlc(packet, offset, end);
    }
  }
}
