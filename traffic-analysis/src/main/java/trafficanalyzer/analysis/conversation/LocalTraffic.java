package trafficanalyzer.analysis.conversation;

import trafficanalyzer.packet.Addresses;
import trafficanalyzer.packet.Packet;

/**
 * Traffic that never leaves its own network: both ends are in a private range (RFC 1918, RFC 4193,
 * RFC 6598), link-local (RFC 3927, RFC 4291) or loopback, or the destination is a multicast group
 * (224.0.0.0/4, ff00::/8) or a broadcast.
 */
final class LocalTraffic {
  private static final int BROADCAST = 0xFFFF_FFFF;

  private LocalTraffic() {}

  /**
   * @param packet with an IP header
   */
  static boolean isLocal(Packet packet) {
    return isLocal(packet.sourceHigh(), packet.sourceLow())
        && (isLocal(packet.destinationHigh(), packet.destinationLow())
            || isGroup(packet.destinationHigh(), packet.destinationLow()));
  }

  /** Who has no address yet, as a DHCP client, is local, too. */
  private static boolean isLocal(long high, long low) {
    boolean unspecified = high == 0 && (low == 0 || low == Addresses.ipv4Low(0));
    return unspecified || Addresses.isLocal(high, low);
  }

  private static boolean isGroup(long high, long low) {
    if (!Addresses.isIpv4(high, low)) {
      return high >>> 56 == 0xFF;
    }
    int address = (int) low;
    return address >>> 28 == 0xE || address == BROADCAST;
  }
}
