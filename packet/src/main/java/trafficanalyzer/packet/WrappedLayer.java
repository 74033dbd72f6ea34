package trafficanalyzer.packet;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.header.EthernetHeader;
import trafficanalyzer.packet.header.NflogHeader;

/** Decodes link types that put a header of a few bytes before Ethernet or IP. */
final class WrappedLayer {
  private static final int SLIP_LENGTH = 16;
  private static final int IPNET_LENGTH = 24;
  private static final int ENC_LENGTH = 12;

  private WrappedLayer() {}

  /** IP after a header of no interest here. */
  private static void ip(Packet packet, int offset, int end, int length) {
    if (end - offset < length) {
      packet.problem = Undecoded.CUT_SHORT;
    } else {
      LinkLayer.raw(packet, offset + length, end);
    }
  }

  /** Direction, and the compressed header (RFC 1144); of a compressed packet no IP is there. */
  static void slip(Packet packet, int offset, int end) {
    packet.linkApplication = "slip";
    boolean compressed = end - offset >= 2 && (packet.buffer.get(offset + 1) & 0x80) != 0;
    if (compressed) {
      packet.problem = Undecoded.NOT_IP;
    } else {
      ip(packet, offset, end, SLIP_LENGTH);
    }
  }

  /** Solaris: version, family, hook, length, interfaces, zones. */
  static void ipnet(Packet packet, int offset, int end) {
    ip(packet, offset, end, IPNET_LENGTH);
  }

  /** OpenBSD: address family, security parameters index, flags. */
  static void enc(Packet packet, int offset, int end) {
    ip(packet, offset, end, ENC_LENGTH);
  }

  /** The header's first byte tells its length, which is padded to a multiple of 4 bytes. */
  static void pflog(Packet packet, int offset, int end) {
    if (offset >= end) {
      packet.problem = Undecoded.CUT_SHORT;
    } else {
      ip(packet, offset, end, (packet.buffer.get(offset) & 0xFF) + 3 & ~3);
    }
  }

  /** Ethernet after a header of no interest here. */
  static void ethernet(Packet packet, int offset, int end, int length) {
    LinkLayer.ethernet(packet, offset + length, end);
  }

  /** Ethernet with a switch's tag between MAC addresses and EtherType. */
  static void switchTag(Packet packet, int offset, int end, int length) {
    ByteBuffer buffer = packet.buffer;
    if (end - offset < EthernetHeader.LENGTH + length) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    packet.destinationMac = EthernetHeader.destination(buffer, offset);
    packet.sourceMac = EthernetHeader.source(buffer, offset);
    int type = EthernetHeader.type(buffer, offset + length);
    LinkLayer.etherType(packet, type, offset + length + EthernetHeader.LENGTH, end);
  }

  static void nflog(Packet packet, int offset, int end) {
    packet.linkApplication = "nflog";
    ByteBuffer buffer = packet.buffer;
    int at = offset + NflogHeader.LENGTH;
    if (end - at < NflogHeader.ATTRIBUTE_LENGTH) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    boolean littleEndian = NflogHeader.isLittleEndian(buffer, at);
    packet.problem = Undecoded.NOT_IP; // unless there is a packet among the attributes
    while (end - at >= NflogHeader.ATTRIBUTE_LENGTH) {
      int length = NflogHeader.attributeLength(buffer, at, littleEndian);
      if (length < NflogHeader.ATTRIBUTE_LENGTH) {
        packet.problem = Undecoded.LINK_HEADER;
        return;
      }
      if (NflogHeader.attributeType(buffer, at, littleEndian) == NflogHeader.PACKET) {
        packet.problem = Undecoded.NONE;
        int content = at + NflogHeader.ATTRIBUTE_LENGTH;
        LinkLayer.raw(packet, content, Math.min(end, at + length));
        return;
      }
      at += length + 3 & ~3;
    }
  }
}
