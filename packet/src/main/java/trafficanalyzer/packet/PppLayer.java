package trafficanalyzer.packet;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.header.CiscoHdlcHeader;
import trafficanalyzer.packet.header.EtherTypes;
import trafficanalyzer.packet.header.PppHeader;

/** Decodes PPP with and without HDLC framing, and Cisco HDLC, which stands in its place. */
final class PppLayer {
  /** RFC 3518, section 4.2: flags and padding, MAC type; Ethernet's is 1. */
  private static final int BRIDGED_LENGTH = 2;

  private static final int BRIDGED_ETHERNET = 1;
  private static final int LAN_ID_LENGTH = 4;
  private static final int LAN_ID = 0x40;

  private PppLayer() {}

  /** PPP, or Cisco HDLC by its address. */
  static void orCiscoHdlc(Packet packet, int offset, int end) {
    if (offset < end && CiscoHdlcHeader.isAddress(packet.buffer, offset)) {
      ciscoHdlc(packet, offset, end);
    } else {
      decode(packet, offset, end);
    }
  }

  /** As Linux's pppd has it: the direction in the place of the address, 0 or 1. */
  static void afterDirection(Packet packet, int offset, int end) {
    boolean inPlace = end - offset >= 2 && packet.buffer.get(offset + 1) == PppHeader.CONTROL;
    decode(packet, offset + (inPlace ? 2 : 1), end);
  }

  static void decode(Packet packet, int start, int end) {
    ByteBuffer buffer = packet.buffer;
    if (packet.linkApplication == null) {
      packet.linkApplication = "ppp";
    }
    if (end - start < 2) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    int offset = start + PppHeader.framingLength(buffer, start);
    if (offset >= end) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    int length = PppHeader.protocolLength(buffer, offset);
    if (end - offset < length) {
      packet.problem = Undecoded.CUT_SHORT;
    } else if (packet.enter()) {
      protocol(packet, PppHeader.protocol(buffer, offset, length), offset + length, end);
    }
  }

  private static void protocol(Packet packet, int protocol, int offset, int end) {
    switch (protocol) {
      case PppHeader.IPV4 -> Ipv4Layer.decode(packet, offset, end);
      case PppHeader.IPV6 -> Ipv6Layer.decode(packet, offset, end);
      case PppHeader.MPLS, PppHeader.MPLS_MULTICAST -> MplsLayer.decode(packet, offset, end);
      case PppHeader.BRIDGED -> bridged(packet, offset, end);
      default -> packet.problem = Undecoded.NOT_IP;
    }
  }

  private static void bridged(Packet packet, int offset, int end) {
    if (end - offset < BRIDGED_LENGTH) {
      packet.problem = Undecoded.CUT_SHORT;
    } else if (packet.buffer.get(offset + 1) != BRIDGED_ETHERNET) {
      packet.problem = Undecoded.NOT_IP;
    } else {
      boolean lanId = (packet.buffer.get(offset) & LAN_ID) != 0;
      int length = BRIDGED_LENGTH + (lanId ? LAN_ID_LENGTH : 0);
      EtherTypeLayer.innerEthernet(packet, offset + length, end);
    }
  }

  static void ciscoHdlc(Packet packet, int offset, int end) {
    if (end - offset < CiscoHdlcHeader.LENGTH) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    int type = CiscoHdlcHeader.type(packet.buffer, offset);
    switch (type) {
      case CiscoHdlcHeader.SLARP -> notIp(packet, "slarp");
      case CiscoHdlcHeader.CDP -> notIp(packet, "cdp");
      case CiscoHdlcHeader.OSI -> notIp(packet, "osi");
      default -> {
        if (type < EtherTypes.SMALLEST) {
          notIp(packet, "chdlc");
        } else if (packet.enter()) {
          LinkLayer.etherType(packet, type, offset + CiscoHdlcHeader.LENGTH, end);
        }
      }
    }
  }

  private static void notIp(Packet packet, String application) {
    packet.problem = Undecoded.NOT_IP;
    packet.linkApplication = application;
  }
}
