package trafficanalyzer.packet;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.header.IpProtocols;
import trafficanalyzer.packet.header.Ipv4Header;
import trafficanalyzer.packet.header.Ipv6Header;

/**
 * Where the parts of one fragment stand: a flyweight over the IP packet that {@link
 * Packet#fragmentIpOffset} tells. That packet's headers were stepped through before and are whole.
 */
final class Fragment {
  ByteBuffer buffer;
  boolean ipv4;
  int ipOffset;

  /** Index after what comes before the fragmented part: the IP header, and IPv6 extensions. */
  int headerEnd;

  /** Where the number of the first header of the fragmented part is told, from ipOffset. */
  int nextHeaderAt;

  /** That number. */
  int nextHeader;

  int identification;

  /** Where the fragment's data belongs in the datagram's, in bytes. */
  int dataOffset;

  boolean moreFollow;
  int dataStart;

  /** Bytes of data; negative where they were not all captured. */
  int dataLength;

  void read(Packet packet) {
    buffer = packet.buffer;
    ipOffset = packet.fragmentIpOffset;
    ipv4 = Ipv4Header.version(buffer, ipOffset) == 4;
    if (ipv4) {
      readIpv4();
    } else {
      readIpv6();
    }
    dataLength = packet.fragmentEnd < 0 ? -1 : packet.fragmentEnd - dataStart;
  }

  private void readIpv4() {
    headerEnd = ipOffset + Ipv4Header.headerLength(buffer, ipOffset);
    dataStart = headerEnd;
    nextHeader = Ipv4Header.protocol(buffer, ipOffset);
    identification = Ipv4Header.identification(buffer, ipOffset);
    dataOffset = Ipv4Header.fragmentOffset(buffer, ipOffset) * 8;
    moreFollow = Ipv4Header.moreFragments(buffer, ipOffset);
  }

  private void readIpv6() {
    int at = ipOffset + Ipv6Header.LENGTH;
    int numberAt = Ipv6Header.nextHeaderIndex(ipOffset);
    int type = Ipv6Header.nextHeader(buffer, ipOffset);
    while (type != IpProtocols.FRAGMENT || !Ipv6Header.isFragment(buffer, at)) {
      numberAt = at;
      int length = Ipv6Header.extensionLength(buffer, at, type);
      type = Ipv6Header.extensionNextHeader(buffer, at);
      at += length;
    }
    headerEnd = at;
    nextHeaderAt = numberAt - ipOffset;
    dataStart = at + Ipv6Header.EXTENSION_LENGTH;
    nextHeader = Ipv6Header.extensionNextHeader(buffer, at);
    identification = Ipv6Header.identification(buffer, at);
    dataOffset = Ipv6Header.fragmentOffset(buffer, at) * 8;
    moreFollow = Ipv6Header.moreFragments(buffer, at);
  }

  /** What all fragments of one datagram have in common. */
  DatagramKey key() {
    if (ipv4) {
      return new DatagramKey(
          0,
          Ipv4Header.source(buffer, ipOffset),
          0,
          Ipv4Header.destination(buffer, ipOffset),
          identification,
          nextHeader);
    }
    return new DatagramKey(
        Ipv6Header.sourceHigh(buffer, ipOffset),
        Ipv6Header.sourceLow(buffer, ipOffset),
        Ipv6Header.destinationHigh(buffer, ipOffset),
        Ipv6Header.destinationLow(buffer, ipOffset),
        identification,
        DatagramKey.IPV6);
  }
}
