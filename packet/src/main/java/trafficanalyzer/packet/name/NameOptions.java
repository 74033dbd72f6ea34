package trafficanalyzer.packet.name;

import java.util.Set;

/**
 * What a {@link NameReader} learns from.
 *
 * @param dnsPorts ports that DNS servers listen at, over UDP and TCP; multicast DNS (5353) and
 *     LLMNR (5355) are read besides
 * @param without what is left out, such as to measure how well the rest does
 */
public record NameOptions(Set<Integer> dnsPorts, Set<NameFamily> without) {
  /** RFC 1035, section 4.2. */
  public static final int DNS_PORT = 53;

  /** All ways, and DNS at its own port only. */
  public static final NameOptions DEFAULT = new NameOptions(Set.of(DNS_PORT), Set.of());

  private static final int LARGEST_PORT = 0xFFFF;

  /**
   * @throws IllegalArgumentException if a port is none
   */
  public NameOptions {
    dnsPorts = Set.copyOf(dnsPorts);
    without = Set.copyOf(without);
    for (int port : dnsPorts) {
      if (port < 1 || port > LARGEST_PORT) {
        throw new IllegalArgumentException(port + " is no port; ports go from 1 to 65535");
      }
    }
  }

  /** Whether a family of names is wanted. */
  public boolean reads(NameFamily family) {
    return !without.contains(family);
  }
}
