package trafficanalyzer.packet.name;

import java.util.BitSet;
import java.util.Set;

/** Which ports answers come from, and how far they are believed. */
final class DnsSources {
  /** RFC 6762, section 2. */
  private static final int MDNS_PORT = 5353;

  /** RFC 4795, section 2. */
  private static final int LLMNR_PORT = 5355;

  private final BitSet ports = new BitSet();

  /**
   * @param dnsPorts ports of DNS servers
   */
  DnsSources(Set<Integer> dnsPorts) {
    dnsPorts.forEach(ports::set);
  }

  /** What an answer from the port is; null if none comes from there. */
  NameSource of(int port) {
    return switch (port) {
      case MDNS_PORT -> NameSource.MDNS;
      case LLMNR_PORT -> NameSource.LLMNR;
      default -> port >= 0 && ports.get(port) ? NameSource.DNS : null;
    };
  }
}
