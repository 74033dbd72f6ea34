package trafficanalyzer.packet;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.header.PrismHeader;
import trafficanalyzer.packet.header.RadiotapHeader;
import trafficanalyzer.packet.header.WlanHeader;

/** Decodes IEEE 802.11 with what drivers put before it. Of an aggregate, the first frame counts. */
final class WlanLayer {
  private WlanLayer() {}

  static void radiotap(Packet packet, int offset, int end) {
    packet.linkApplication = "wlan";
    if (end - offset < RadiotapHeader.LENGTH) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    int length = RadiotapHeader.length(packet.buffer, offset);
    if (length < RadiotapHeader.LENGTH) {
      packet.problem = Undecoded.LINK_HEADER;
    } else if (end - offset < length) {
      packet.problem = Undecoded.CUT_SHORT;
    } else {
      boolean padded = RadiotapHeader.isPadded(packet.buffer, offset, length);
      decode(packet, offset + length, end, padded);
    }
  }

  static void prism(Packet packet, int offset, int end) {
    packet.linkApplication = "wlan";
    if (end - offset < PrismHeader.SHORTEST) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    int length = PrismHeader.length(packet.buffer, offset);
    if (length < PrismHeader.SHORTEST) {
      packet.problem = Undecoded.LINK_HEADER;
    } else if (end - offset < length) {
      packet.problem = Undecoded.CUT_SHORT;
    } else {
      decode(packet, offset + length, end, false);
    }
  }

  /**
   * @param padded whether the header is padded to a multiple of 4 bytes
   */
  static void decode(Packet packet, int offset, int end, boolean padded) {
    packet.linkApplication = "wlan";
    ByteBuffer buffer = packet.buffer;
    if (end - offset < WlanHeader.SHORTEST) {
      packet.problem = Undecoded.CUT_SHORT;
    } else if (WlanHeader.version(buffer, offset) != 0) {
      packet.problem = Undecoded.LINK_HEADER;
    } else {
      switch (WlanHeader.type(buffer, offset)) {
        case WlanHeader.DATA -> data(packet, offset, end, padded);
        case WlanHeader.MANAGEMENT -> management(packet, offset, end);
        default -> control(packet, offset, end);
      }
    }
  }

  private static void control(Packet packet, int offset, int end) {
    packet.problem = Undecoded.NOT_IP;
    packet.destinationMac = WlanHeader.receiver(packet.buffer, offset);
    if (end - offset >= WlanHeader.LENGTH_2) {
      packet.sourceMac = WlanHeader.transmitter(packet.buffer, offset);
    }
  }

  private static void management(Packet packet, int offset, int end) {
    if (end - offset < WlanHeader.LENGTH) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    packet.destinationMac = WlanHeader.receiver(packet.buffer, offset);
    packet.sourceMac = WlanHeader.transmitter(packet.buffer, offset);
    packet.problem = Undecoded.NOT_IP;
  }

  private static void data(Packet packet, int offset, int end, boolean padded) {
    ByteBuffer buffer = packet.buffer;
    int length = WlanHeader.dataLength(buffer, offset);
    if (end - offset < length) {
      packet.problem = Undecoded.CUT_SHORT;
      return;
    }
    packet.destinationMac = WlanHeader.destination(buffer, offset);
    packet.sourceMac = WlanHeader.source(buffer, offset);
    int content = offset + (padded ? length + 3 & ~3 : length);
    if (WlanHeader.isEmpty(buffer, offset)) {
      packet.problem = Undecoded.NOT_IP;
    } else if (WlanHeader.isProtected(buffer, offset)) {
      packet.problem = Undecoded.ENCRYPTED;
    } else if (WlanHeader.isLaterFragment(buffer, offset)) {
      packet.problem = Undecoded.LATER_FRAGMENT;
    } else if (WlanHeader.isAggregate(buffer, offset)) {
      aggregate(packet, content, end);
    } else {
      LlcLayer.decode(packet, content, end);
    }
  }

  /** Each frame of an aggregate begins as Ethernet does: two addresses, and the frame's length. */
  private static void aggregate(Packet packet, int offset, int end) {
    EtherTypeLayer.innerEthernet(packet, offset, end);
  }
}
