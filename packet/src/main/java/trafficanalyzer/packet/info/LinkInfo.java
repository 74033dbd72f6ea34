package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.Applications;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.header.EtherTypes;
import trafficanalyzer.packet.text.Utf8Text;

/** Frames that carry something else than IP. */
final class LinkInfo {
  /** IEEE 802.2: the access point of the spanning tree protocols. */
  private static final int SAP_STP = 0x42;

  private static final int SAP_SNAP = 0xAA;
  private static final int UNNUMBERED_INFORMATION = 3;
  private static final int LLC_LENGTH = 3;
  private static final int SNAP_LENGTH = 8;

  /** Cisco's SNAP organisation, and its discovery protocol. */
  private static final int OUI_CISCO = 0x00000C;

  private static final int CDP = 0x2000;
  private static final int PVST = 0x010B;

  private LinkInfo() {}

  static void append(Packet packet, Utf8Text out) {
    ByteBuffer buffer = packet.buffer();
    int at = packet.networkOffset();
    int end = packet.payloadOffset();
    if (at < 0 || at > end) {
      out.append(Applications.of(packet)).append(" frame");
      return;
    }
    int type = packet.etherType();
    boolean told =
        switch (type) {
          case EtherTypes.ARP, EtherTypes.REVERSE_ARP -> ArpInfo.append(buffer, at, end, out);
          case EtherTypes.LLDP -> LldpInfo.append(buffer, at, end, out);
          case EtherTypes.SLOW_PROTOCOLS -> SlowProtocolsInfo.append(buffer, at, end, out);
          case EtherTypes.PPPOE_DISCOVERY, EtherTypes.PPPOE_SESSION ->
              PppoeInfo.append(buffer, at, end, out);
          case EtherTypes.EAPOL -> EapolInfo.append(buffer, at, end, out);
          case EtherTypes.LOOPBACK_TEST -> text("Loopback test", out);
          case EtherTypes.WAKE_ON_LAN -> wakeOnLan(buffer, at, end, out);
          case -1 -> llc(buffer, at, end, out);
          default -> false;
        };
    if (!told) {
      unknown(type, end - at, out);
    }
  }

  private static boolean text(String text, Utf8Text out) {
    out.append(text);
    return true;
  }

  private static void unknown(int type, int length, Utf8Text out) {
    if (type < 0) {
      out.append("IEEE 802.3 frame");
    } else {
      out.append("EtherType ");
      Text.number(out, type, 4);
    }
    out.append(" Len=").append(length);
  }

  private static boolean llc(ByteBuffer buffer, int at, int end, Utf8Text out) {
    if (end - at < LLC_LENGTH) {
      return false;
    }
    int destination = Text.u8(buffer, at);
    if (destination == SAP_STP) {
      return StpInfo.append(buffer, at + LLC_LENGTH, end, out);
    }
    if (destination == SAP_SNAP && end - at >= SNAP_LENGTH) {
      return snap(buffer, at, end, out);
    }
    out.append("LLC DSAP ");
    Text.number(out, destination, 2);
    out.append(", SSAP ");
    Text.number(out, Text.u8(buffer, at + 1), 2);
    if (Text.u8(buffer, at + 2) == UNNUMBERED_INFORMATION) {
      out.append(", UI");
    }
    return true;
  }

  private static boolean snap(ByteBuffer buffer, int at, int end, Utf8Text out) {
    int organisation = Text.u24(buffer, at + LLC_LENGTH);
    int protocol = Text.u16(buffer, at + LLC_LENGTH + 3);
    if (organisation == OUI_CISCO && protocol == CDP) {
      return CdpInfo.append(buffer, at + SNAP_LENGTH, end, out);
    }
    if (organisation == OUI_CISCO && protocol == PVST) {
      return StpInfo.append(buffer, at + SNAP_LENGTH, end, out);
    }
    out.append("SNAP, OUI ");
    Text.number(out, organisation, 6);
    out.append(", PID ");
    Text.number(out, protocol, 4);
    return true;
  }

  /** Six bytes FF, then the address of the machine that is to wake, sixteen times. */
  private static boolean wakeOnLan(ByteBuffer buffer, int at, int end, Utf8Text out) {
    if (end - at < 12) {
      return false;
    }
    out.append("MagicPacket for ");
    Text.mac(out, buffer, at + 6);
    return true;
  }
}
