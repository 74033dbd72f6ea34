package trafficanalyzer.loader;

import java.net.InetAddress;
import trafficanalyzer.packet.Addresses;

/**
 * Addresses as rows have them. The packets of a slice repeat a few, so those met last are kept
 * instead of being made for each packet. For one thread.
 */
final class KeptAddresses {
  private record Ip(long high, long low, InetAddress address) {}

  private record Mac(long value, String text) {}

  /** Addresses of a kind that are kept; a power of two. */
  private static final int KEPT = 4096;

  private final Ip[] ips = new Ip[KEPT];
  private final Mac[] macs = new Mac[KEPT];

  /** An IP address in its 128-bit form, see {@link Addresses}. */
  InetAddress ip(long high, long low) {
    int slot = slot(high * 31 + low);
    Ip kept = ips[slot];
    if (kept == null || kept.high != high || kept.low != low) {
      kept = new Ip(high, low, Addresses.toInetAddress(high, low));
      ips[slot] = kept;
    }
    return kept.address;
  }

  /** A MAC address as text; null where it is -1, unknown. */
  String mac(long value) {
    if (value == -1) {
      return null;
    }
    int slot = slot(value);
    Mac kept = macs[slot];
    if (kept == null || kept.value != value) {
      kept = new Mac(value, Addresses.mac(value));
      macs[slot] = kept;
    }
    return kept.text;
  }

  private static int slot(long value) {
    return (int) (value * 0x9E37_79B9_7F4A_7C15L >>> 52);
  }
}
