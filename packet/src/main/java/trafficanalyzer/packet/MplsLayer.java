package trafficanalyzer.packet;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.header.EtherTypes;
import trafficanalyzer.packet.header.EthernetHeader;
import trafficanalyzer.packet.header.Ipv4Header;
import trafficanalyzer.packet.header.Ipv6Header;
import trafficanalyzer.packet.header.MplsHeader;

/**
 * Decodes MPLS. Nothing tells what follows the last label: by RFC 4928 a first nibble of 4 or 6 is
 * taken for IP, and 0 and 1 begin a pseudo-wire's control word (RFC 4385), after which an Ethernet
 * frame is looked for. Ethernet without control word is believed where its EtherType is a usual
 * one.
 */
final class MplsLayer {
  private static final int CONTROL_WORD_LENGTH = 4;

  private MplsLayer() {}

  static void decode(Packet packet, int start, int end) {
    int offset = afterLabels(packet.buffer, start, end);
    if (offset < 0 || offset >= end) {
      packet.problem = Undecoded.CUT_SHORT;
    } else if (packet.enter()) {
      content(packet, offset, end);
    }
  }

  /** As {@link #decode}, but only where IP is there; else the packet stays what it is. */
  static void decodeIfIp(Packet packet, int start, int end) {
    int offset = afterLabels(packet.buffer, start, end);
    if (offset < 0 || offset >= end) {
      return;
    }
    int version = Ipv4Header.version(packet.buffer, offset);
    if ((version == 4 || version == 6) && fits(packet, version, offset, end) && packet.enter()) {
      LinkLayer.raw(packet, offset, end);
    }
  }

  /** Index after the label that is marked as the last; -1 where none is. */
  private static int afterLabels(ByteBuffer buffer, int start, int end) {
    int offset = start;
    while (end - offset >= MplsHeader.LENGTH) {
      boolean bottom = MplsHeader.isBottom(buffer, offset);
      offset += MplsHeader.LENGTH;
      if (bottom) {
        return offset;
      }
    }
    return -1;
  }

  private static void content(Packet packet, int offset, int end) {
    ByteBuffer buffer = packet.buffer;
    int nibble = Ipv4Header.version(buffer, offset);
    if (nibble == 4 && (fits(packet, nibble, offset, end) || !isEthernet(buffer, offset, end))) {
      Ipv4Layer.decode(packet, offset, end);
    } else if (nibble == 6
        && (fits(packet, nibble, offset, end) || !isEthernet(buffer, offset, end))) {
      Ipv6Layer.decode(packet, offset, end);
    } else if (nibble == 0 && isEthernet(buffer, offset + CONTROL_WORD_LENGTH, end)) {
      EtherTypeLayer.innerEthernet(packet, offset + CONTROL_WORD_LENGTH, end);
    } else if (isEthernet(buffer, offset, end)) {
      EtherTypeLayer.innerEthernet(packet, offset, end);
    } else {
      packet.problem = Undecoded.NOT_IP;
    }
  }

  /** Whether the length that an IP header of the version would tell agrees with what is there. */
  private static boolean fits(Packet packet, int version, int offset, int end) {
    if (packet.cut || end - offset < Ipv4Header.LENGTH) {
      return true;
    }
    int length =
        version == 4
            ? Ipv4Header.totalLength(packet.buffer, offset)
            : Ipv6Header.LENGTH + Ipv6Header.payloadLength(packet.buffer, offset);
    return length >= Ipv4Header.LENGTH && length <= end - offset;
  }

  /**
   * Whether an Ethernet frame may begin here: one with IP whose version is right, with tags, ARP,
   * or with a length that fits.
   */
  private static boolean isEthernet(ByteBuffer buffer, int offset, int end) {
    int content = offset + EthernetHeader.LENGTH;
    if (content >= end) {
      return false;
    }
    int type = EthernetHeader.type(buffer, offset);
    return switch (type) {
      case EtherTypes.IPV4 -> Ipv4Header.version(buffer, content) == 4;
      case EtherTypes.IPV6 -> Ipv4Header.version(buffer, content) == 6;
      case EtherTypes.ARP, EtherTypes.MPLS, EtherTypes.PPPOE_SESSION -> true;
      default -> EtherTypes.isVlanTag(type) || isLlc(buffer, type, content, end);
    };
  }

  /** Spanning tree, SNAP and OSI frames: both service access points are the same known one. */
  private static boolean isLlc(ByteBuffer buffer, int length, int content, int end) {
    if (length > end - content || length < 3 || end - content < 2) {
      return false;
    }
    int points = buffer.getShort(content) & 0xFFFF;
    return points == 0x4242 || points == 0xAAAA || points == 0xFEFE;
  }
}
