package trafficanalyzer.packet;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.header.IpProtocols;
import trafficanalyzer.packet.header.Ipv4Header;
import trafficanalyzer.packet.header.Ipv6Header;

/** Decodes IPv6 with its extension headers and hands on to the transport layer. */
final class Ipv6Layer {
  private static final int MOST_EXTENSIONS = 16;

  private Ipv6Layer() {}

  /**
   * @param end index after the last captured byte; padding of the link layer may be among them
   */
  static void decode(Packet packet, int offset, int end) {
    ByteBuffer buffer = packet.buffer;
    if (end - offset < Ipv6Header.LENGTH) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    if (Ipv4Header.version(buffer, offset) != 6) {
      packet.problem = Undecoded.IP_VERSION;
      return;
    }
    addresses(packet, offset, end);
    int start = offset + Ipv6Header.LENGTH;
    int payloadLength = Ipv6Header.payloadLength(buffer, offset);
    if (payloadLength == 0) {
      withoutLength(packet, start, end);
    } else {
      int packetEnd = start + payloadLength;
      extensions(packet, start, Math.min(packetEnd, end), packetEnd <= end);
    }
  }

  /**
   * A jumbogram (RFC 2675, Linux's "BIG TCP") tells its length in an option; after segmentation
   * offload there is none at all, and the packet ends with the frame.
   */
  private static void withoutLength(Packet packet, int start, int end) {
    long jumbo =
        packet.protocol == IpProtocols.HOP_BY_HOP
            ? Ipv6Header.jumboLength(packet.buffer, start, end)
            : -1;
    if (jumbo < 0) {
      extensions(packet, start, end, !packet.cut);
    } else {
      long packetEnd = start + jumbo;
      extensions(packet, start, (int) Math.min(packetEnd, end), packetEnd <= end);
    }
  }

  private static void addresses(Packet packet, int offset, int end) {
    if (packet.ipVersion != 0) {
      packet.leaveTunnel(end);
    }
    ByteBuffer buffer = packet.buffer;
    packet.ipVersion = 6;
    packet.ipOffset = offset;
    packet.sourceHigh = Ipv6Header.sourceHigh(buffer, offset);
    packet.sourceLow = Ipv6Header.sourceLow(buffer, offset);
    packet.destinationHigh = Ipv6Header.destinationHigh(buffer, offset);
    packet.destinationLow = Ipv6Header.destinationLow(buffer, offset);
    packet.protocol = Ipv6Header.nextHeader(buffer, offset);
  }

  private static void extensions(Packet packet, int start, int end, boolean captured) {
    ByteBuffer buffer = packet.buffer;
    int offset = start;
    boolean complete = captured;
    for (int i = 0; Ipv6Header.isExtension(packet.protocol); i++) {
      if (i == MOST_EXTENSIONS) {
        packet.problem = Undecoded.EXTENSION_HEADERS;
        return;
      }
      int left = end - offset;
      int length =
          left < Ipv6Header.EXTENSION_LENGTH
              ? Ipv6Header.EXTENSION_LENGTH
              : Ipv6Header.extensionLength(buffer, offset, packet.protocol);
      if (left < length) {
        packet.problem = complete ? Undecoded.IP_LENGTH : Undecoded.CUT_SHORT;
        return;
      }
      boolean fragment = packet.protocol == IpProtocols.FRAGMENT;
      int next = Ipv6Header.extensionNextHeader(buffer, offset);
      if (next == IpProtocols.NO_NEXT_HEADER && packet.protocol >= IpProtocols.MOBILITY) {
        packet.problem = Undecoded.OTHER_PROTOCOL; // mobility and its like carry the message
        return;
      }
      packet.protocol = next;
      if (fragment && Ipv6Header.isFragment(buffer, offset)) {
        packet.setFragment(packet.ipOffset, complete ? end : -1);
        if (Ipv6Header.fragmentOffset(buffer, offset) != 0) {
          packet.problem = Undecoded.LATER_FRAGMENT;
          return;
        }
        complete = false;
      }
      offset += length;
    }
    TransportLayer.decode(packet, offset, end, complete);
  }
}
