package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.header.Ipv4Header;
import trafficanalyzer.packet.header.Ipv6Header;

/** What the IP header tells of the packet, of either version. */
final class IpFields {
  private IpFields() {}

  /** IPv4's time to live, IPv6's hop limit. */
  static int timeToLive(Packet packet) {
    ByteBuffer buffer = packet.buffer();
    return packet.ipVersion() == 4
        ? Ipv4Header.timeToLive(buffer, packet.ipOffset())
        : Ipv6Header.hopLimit(buffer, packet.ipOffset());
  }

  /**
   * Bytes from the payload's first one to the end that the IP header tells; what was captured where
   * it tells none, as segmentation offload leaves it.
   */
  static int payloadOnWire(Packet packet) {
    if (packet.payloadComplete()) {
      return packet.payloadLength();
    }
    ByteBuffer buffer = packet.buffer();
    int at = packet.ipOffset();
    int length =
        packet.ipVersion() == 4
            ? Ipv4Header.totalLength(buffer, at)
            : Ipv6Header.payloadLength(buffer, at);
    if (length == 0) {
      return packet.payloadLength();
    }
    int end = at + length + (packet.ipVersion() == 4 ? 0 : Ipv6Header.LENGTH);
    return Math.max(packet.payloadLength(), end - packet.payloadOffset());
  }
}
