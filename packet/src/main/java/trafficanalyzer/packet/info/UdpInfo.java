package trafficanalyzer.packet.info;

import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.header.UdpHeader;
import trafficanalyzer.packet.text.Utf8Text;

/** UDP datagrams: what they carry where that is recognized, else ports and length. */
final class UdpInfo {
  private UdpInfo() {}

  static void append(Packet packet, Utf8Text out) {
    if (packet.payloadLength() > 0 && UdpContentInfo.append(packet, out)) {
      return;
    }
    if (packet.sourcePort() < 0) {
      out.append("UDP");
      return;
    }
    out.append(packet.sourcePort()).append(' ').append(Text.ARROW).append(' ');
    out.append(packet.destinationPort()).append(" Len=").append(length(packet));
  }

  /** As the UDP header tells: of a first fragment, the whole datagram's. */
  private static int length(Packet packet) {
    int at = packet.transportOffset();
    if (packet.payloadOffset() != at + UdpHeader.LENGTH) {
      return packet.payloadLength(); // the header is broken or cut short
    }
    int length = UdpHeader.length(packet.buffer(), at);
    return length == 0 ? IpFields.payloadOnWire(packet) : length - UdpHeader.LENGTH;
  }
}
