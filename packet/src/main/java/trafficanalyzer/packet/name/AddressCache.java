package trafficanalyzer.packet.name;

import java.net.InetAddress;
import trafficanalyzer.packet.Addresses;

/**
 * One object for each address that is told again and again, so that repetitions allocate nothing.
 * Of the addresses that share a place, the last one is kept.
 *
 * <p>Not for use by several threads at once.
 */
public final class AddressCache {
  private static final int PLACES_BITS = 13;

  /** Odd, about 2^64 divided by the golden ratio: spreads over the upper bits. */
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private final long[] high = new long[1 << PLACES_BITS];
  private final long[] low = new long[1 << PLACES_BITS];
  private final InetAddress[] places = new InetAddress[1 << PLACES_BITS];

  /** The address of these halves; see {@link Addresses}. */
  public InetAddress get(long addressHigh, long addressLow) {
    int place = (int) ((addressHigh * SPREAD ^ addressLow) * SPREAD >>> 64 - PLACES_BITS);
    InetAddress kept = places[place];
    if (kept == null || high[place] != addressHigh || low[place] != addressLow) {
      kept = Addresses.toInetAddress(addressHigh, addressLow);
      high[place] = addressHigh;
      low[place] = addressLow;
      places[place] = kept;
    }
    return kept;
  }
}
