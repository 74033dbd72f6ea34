package trafficanalyzer.analysis.statistics;

import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.Frame;
import trafficanalyzer.packet.header.Ipv6Header;

/** How long an IP packet is, its header with it. */
final class IpLength {
  private static final int IPV4_TOTAL_LENGTH = 2;
  private static final int IPV6_PAYLOAD_LENGTH = 4;

  private IpLength() {}

  /**
   * As the header says; where that says 0, as of jumbograms (RFC 2675) and of packets that the
   * network card was to cut into segments, what the frame has from the header on.
   */
  static int of(Packet packet, Frame frame) {
    int offset = packet.ipOffset();
    int length =
        packet.ipVersion() == 4
            ? packet.buffer().getShort(offset + IPV4_TOTAL_LENGTH) & 0xFFFF
            : packet.buffer().getShort(offset + IPV6_PAYLOAD_LENGTH) & 0xFFFF;
    if (length == 0) {
      return frame.wireLength() - (offset - frame.offset());
    }
    return packet.ipVersion() == 4 ? length : length + Ipv6Header.LENGTH;
  }
}
