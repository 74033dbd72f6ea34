package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** DHCP for IPv6 (RFC 8415, sections 8 and 9). */
final class Dhcpv6Info {
  private static final int HEADER_LENGTH = 4;
  private static final int RELAY_LENGTH = 34;
  private static final int RELAY_FORWARD = 12;
  private static final int RELAY_REPLY = 13;
  private static final int LINK_ADDRESS_OFFSET = 2;
  private static final int CLIENT_ID = 1;
  private static final int MOST_OPTIONS = 32;
  private static final String[] TYPES = {
    null,
    "Solicit",
    "Advertise",
    "Request",
    "Confirm",
    "Renew",
    "Rebind",
    "Reply",
    "Release",
    "Decline",
    "Reconfigure",
    "Information-request",
    "Relay-forw",
    "Relay-reply"
  };

  private Dhcpv6Info() {}

  static boolean append(ByteBuffer buffer, int at, int end, Utf8Text out) {
    int type = Text.u8(buffer, at);
    boolean relay = type == RELAY_FORWARD || type == RELAY_REPLY;
    if (end - at < (relay ? RELAY_LENGTH : HEADER_LENGTH)) {
      return false;
    }
    Text.name(out, TYPES, type, "Message type");
    if (relay) {
      out.append(" L: ");
      Text.ipv6(out, buffer, at + LINK_ADDRESS_OFFSET);
      return true;
    }
    out.append(" XID: ");
    Text.number(out, Text.u24(buffer, at + 1), 6);
    clientId(buffer, at + HEADER_LENGTH, end, out);
    return true;
  }

  private static void clientId(ByteBuffer buffer, int start, int end, Utf8Text out) {
    int at = start;
    for (int i = 0; i < MOST_OPTIONS && end - at >= HEADER_LENGTH; i++) {
      int length = Text.u16(buffer, at + 2);
      if (Text.u16(buffer, at) == CLIENT_ID) {
        out.append(" CID: ");
        int there = Math.min(length, end - at - HEADER_LENGTH);
        Text.bytes(out, buffer, at + HEADER_LENGTH, there);
        return;
      }
      at += HEADER_LENGTH + length;
    }
  }
}
