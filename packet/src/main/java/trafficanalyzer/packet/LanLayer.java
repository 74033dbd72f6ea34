package trafficanalyzer.packet;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.header.EthernetHeader;

/** Decodes local networks of old, all by their link types: FDDI, Token Ring, ARCNET … */
final class LanLayer {
  /** Where ARCNET's protocol stands (tcpdump.org/linktypes.html). */
  static final int ARCNET_TYPE_BSD = 2;

  static final int ARCNET_TYPE_LINUX = 4;

  /** ARCNET protocols of RFC 1201, and of RFC 1051 before it. */
  private static final int ARCNET_IP = 212;

  private static final int ARCNET_IP_OLD = 240;

  /** RFC 1201: split flag and sequence number; a flag of 0xFF tells that they come once more. */
  private static final int ARCNET_SPLIT_LENGTH = 3;

  private static final int ARCNET_EXCEPTION_LENGTH = 4;

  /** Frame control, two addresses. */
  private static final int FDDI_LENGTH = 13;

  /** Access control, frame control, two addresses. */
  private static final int TOKEN_RING_LENGTH = 14;

  /** Two addresses of 64 bits, EtherType. */
  private static final int IEEE1394_LENGTH = 18;

  /** Direction and kind of traffic, VPI, VCI. */
  private static final int SUN_ATM_LENGTH = 4;

  private static final int SUN_ATM_LANE = 1;
  private static final int SUN_ATM_LLC = 2;

  /** LAN emulation: the client's identifier before the Ethernet frame. */
  private static final int LANE_LENGTH = 2;

  private LanLayer() {}

  static void fddi(Packet packet, int offset, int end) {
    packet.linkApplication = "fddi";
    if (end - offset < FDDI_LENGTH) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    ByteBuffer buffer = packet.buffer;
    packet.destinationMac = EthernetHeader.mac(buffer, offset + 1);
    packet.sourceMac = EthernetHeader.mac(buffer, offset + 7);
    if ((buffer.get(offset) & 0x70) == 0x50) {
      LlcLayer.decode(packet, offset + FDDI_LENGTH, end);
    } else {
      packet.problem = Undecoded.NOT_IP; // tokens, station management
    }
  }

  static void tokenRing(Packet packet, int offset, int end) {
    packet.linkApplication = "token-ring";
    if (end - offset < TOKEN_RING_LENGTH + 1) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    ByteBuffer buffer = packet.buffer;
    packet.destinationMac = EthernetHeader.mac(buffer, offset + 2);
    long source = EthernetHeader.mac(buffer, offset + 8);
    boolean routed = source >>> 47 != 0; // the bit that tells groups in other addresses
    packet.sourceMac = source & 0x7FFF_FFFF_FFFFL;
    int routing = routed ? buffer.get(offset + TOKEN_RING_LENGTH) & 0x1F : 0;
    if ((buffer.get(offset + 1) & 0xC0) == 0x40) {
      LlcLayer.decode(packet, offset + TOKEN_RING_LENGTH + routing, end);
    } else {
      packet.problem = Undecoded.NOT_IP;
    }
  }

  /**
   * @param typeAt where the protocol stands, the last byte of the link layer's header
   */
  static void arcnet(Packet packet, int offset, int end, int typeAt) {
    packet.linkApplication = "arcnet";
    int content = offset + typeAt + 1;
    if (end <= content) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    ByteBuffer buffer = packet.buffer;
    switch (buffer.get(offset + typeAt) & 0xFF) {
      case ARCNET_IP_OLD -> Ipv4Layer.decode(packet, content, end);
      case ARCNET_IP -> {
        boolean exception = buffer.get(content) == (byte) 0xFF;
        int split = ARCNET_SPLIT_LENGTH + (exception ? ARCNET_EXCEPTION_LENGTH : 0);
        Ipv4Layer.decode(packet, content + split, end);
      }
      default -> packet.problem = Undecoded.NOT_IP;
    }
  }

  static void ieee1394(Packet packet, int offset, int end) {
    if (end - offset < IEEE1394_LENGTH) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    int type = packet.buffer.getShort(offset + IEEE1394_LENGTH - 2) & 0xFFFF;
    LinkLayer.etherType(packet, type, offset + IEEE1394_LENGTH, end);
  }

  static void sunAtm(Packet packet, int offset, int end) {
    packet.linkApplication = "atm";
    if (end - offset < SUN_ATM_LENGTH) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    int content = offset + SUN_ATM_LENGTH;
    switch (packet.buffer.get(offset) & 0x0F) {
      case SUN_ATM_LANE -> EtherTypeLayer.innerEthernet(packet, content + LANE_LENGTH, end);
      case SUN_ATM_LLC -> LlcLayer.decode(packet, content, end);
      default -> packet.problem = Undecoded.NOT_IP;
    }
  }
}
