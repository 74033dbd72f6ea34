package trafficanalyzer.packet;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.header.EtherTypes;
import trafficanalyzer.packet.header.FrameRelayHeader;
import trafficanalyzer.packet.header.LlcHeader;

/** Decodes Frame Relay: the encapsulation of RFC 2427, or Cisco's with an EtherType. */
final class FrameRelayLayer {
  /** SNAP's organisation and protocol id. */
  private static final int SNAP_LENGTH = 5;

  private FrameRelayLayer() {}

  static void decode(Packet packet, int start, int end) {
    ByteBuffer buffer = packet.buffer;
    packet.linkApplication = "frame-relay";
    if (end - start < FrameRelayHeader.SHORTEST) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    int length = FrameRelayHeader.addressLength(buffer, start, end);
    int offset = start + length;
    if (length < 0) {
      packet.problem = Undecoded.LINK_HEADER;
    } else if (end - offset < 2) {
      packet.problem = Undecoded.CUT_SHORT;
    } else if (buffer.get(offset) == LlcHeader.UNNUMBERED_INFORMATION) {
      networkLayer(packet, offset + 1, end);
    } else {
      int type = buffer.getShort(offset) & 0xFFFF;
      if (type < EtherTypes.SMALLEST) {
        packet.problem = Undecoded.NOT_IP;
      } else if (packet.enter()) {
        LinkLayer.etherType(packet, type, offset + 2, end);
      }
    }
  }

  private static void networkLayer(Packet packet, int start, int end) {
    ByteBuffer buffer = packet.buffer;
    // One byte of padding makes what follows begin at an even byte (RFC 2427, section 3).
    int offset = buffer.get(start) == FrameRelayHeader.NLPID_PADDING ? start + 1 : start;
    if (offset >= end) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    switch (buffer.get(offset) & 0xFF) {
      case FrameRelayHeader.NLPID_IPV4 -> Ipv4Layer.decode(packet, offset + 1, end);
      case FrameRelayHeader.NLPID_IPV6 -> Ipv6Layer.decode(packet, offset + 1, end);
      case FrameRelayHeader.NLPID_PPP -> PppLayer.decode(packet, offset + 1, end);
      case FrameRelayHeader.NLPID_SNAP -> snap(packet, offset + 1, end);
      case FrameRelayHeader.NLPID_ESIS,
          FrameRelayHeader.NLPID_ISIS,
          FrameRelayHeader.NLPID_CLNP -> {
        packet.problem = Undecoded.NOT_IP;
        packet.linkApplication = "osi";
      }
      default -> packet.problem = Undecoded.NOT_IP;
    }
  }

  private static void snap(Packet packet, int offset, int end) {
    if (end - offset < SNAP_LENGTH) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    ByteBuffer buffer = packet.buffer;
    int organisation = (buffer.getShort(offset) & 0xFFFF) << 8 | buffer.get(offset + 2) & 0xFF;
    int protocol = buffer.getShort(offset + 3) & 0xFFFF;
    LlcLayer.snap(packet, organisation, protocol, offset + SNAP_LENGTH, end);
  }
}
