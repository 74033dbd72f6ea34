package trafficanalyzer.packet;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.header.Ipv4Header;

/** Decodes IPv4 and hands on to the transport layer. */
final class Ipv4Layer {
  private Ipv4Layer() {}

  /**
   * @param end index after the last captured byte; padding of the link layer may be among them
   */
  static void decode(Packet packet, int offset, int end) {
    ByteBuffer buffer = packet.buffer;
    if (end - offset < Ipv4Header.LENGTH) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    if (Ipv4Header.version(buffer, offset) != 4) {
      packet.problem = Undecoded.IP_VERSION;
      return;
    }
    int headerLength = Ipv4Header.headerLength(buffer, offset);
    // 0 when segmentation was left to the network card, and above 64 KiB (Linux's "BIG TCP"):
    // such packets end with the frame.
    int totalLength = Ipv4Header.totalLength(buffer, offset);
    if (packet.ipVersion != 0 && !isSound(packet, headerLength, totalLength)) {
      return;
    }
    addresses(packet, offset, end);
    int packetEnd = totalLength == 0 ? end : offset + totalLength;
    if (headerLength < Ipv4Header.LENGTH) {
      packet.problem = Undecoded.IP_HEADER_LENGTH;
    } else if (packetEnd - offset < headerLength) {
      packet.problem = totalLength == 0 ? Undecoded.CUT_SHORT : Undecoded.IP_LENGTH;
    } else if (end - offset < headerLength) {
      packet.problem = Undecoded.CUT_SHORT;
    } else {
      boolean complete = totalLength == 0 ? !packet.cut : packetEnd <= end;
      if (Ipv4Header.isFragment(buffer, offset)) {
        packet.setFragment(offset, complete ? packetEnd : -1);
        if (Ipv4Header.fragmentOffset(buffer, offset) != 0) {
          packet.problem = Undecoded.LATER_FRAGMENT;
          return;
        }
        complete = false;
      }
      TransportLayer.decode(packet, offset + headerLength, Math.min(packetEnd, end), complete);
    }
  }

  /** In a tunnel, an impossible header is not taken for one: what is around it stays. */
  private static boolean isSound(Packet packet, int headerLength, int totalLength) {
    if (headerLength < Ipv4Header.LENGTH) {
      packet.problem = Undecoded.IP_HEADER_LENGTH;
      return false;
    }
    if (totalLength != 0 && totalLength < headerLength) {
      packet.problem = Undecoded.IP_LENGTH;
      return false;
    }
    return true;
  }

  private static void addresses(Packet packet, int offset, int end) {
    if (packet.ipVersion != 0) {
      packet.leaveTunnel(end);
    }
    ByteBuffer buffer = packet.buffer;
    packet.ipVersion = 4;
    packet.ipOffset = offset;
    packet.sourceLow = Addresses.ipv4Low(Ipv4Header.source(buffer, offset));
    packet.destinationLow = Addresses.ipv4Low(Ipv4Header.destination(buffer, offset));
    packet.protocol = Ipv4Header.protocol(buffer, offset);
  }
}
