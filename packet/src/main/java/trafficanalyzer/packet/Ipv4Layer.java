package trafficanalyzer.packet;

import java.nio.ByteBuffer;

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
    addresses(packet, offset);
    int headerLength = Ipv4Header.headerLength(buffer, offset);
    // Segmentation offload leaves 0 in packets captured on the sending host: they end with the
    // frame.
    int totalLength = Ipv4Header.totalLength(buffer, offset);
    int packetEnd = totalLength == 0 ? end : offset + totalLength;
    if (headerLength < Ipv4Header.LENGTH) {
      packet.problem = Undecoded.IP_HEADER_LENGTH;
    } else if (packetEnd - offset < headerLength) {
      packet.problem = totalLength == 0 ? Undecoded.CUT_SHORT : Undecoded.IP_LENGTH;
    } else if (end - offset < headerLength) {
      packet.problem = Undecoded.CUT_SHORT;
    } else if (Ipv4Header.fragmentOffset(buffer, offset) != 0) {
      packet.problem = Undecoded.LATER_FRAGMENT;
    } else {
      boolean complete = packetEnd <= end && !Ipv4Header.moreFragments(buffer, offset);
      TransportLayer.decode(packet, offset + headerLength, Math.min(packetEnd, end), complete);
    }
  }

  private static void addresses(Packet packet, int offset) {
    ByteBuffer buffer = packet.buffer;
    packet.ipVersion = 4;
    packet.sourceLow = Addresses.ipv4Low(Ipv4Header.source(buffer, offset));
    packet.destinationLow = Addresses.ipv4Low(Ipv4Header.destination(buffer, offset));
    packet.protocol = Ipv4Header.protocol(buffer, offset);
  }
}
