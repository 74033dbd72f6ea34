package trafficanalyzer.interceptor.producer;

import java.util.List;

/**
 * A host that clients visit.
 *
 * @param hostname the name that clients ask for
 * @param aliases the CNAME chain behind it, in order; the last one has the address
 * @param addresses last octets; where there are several, they take turns by the minute. Empty for a
 *     site on ::1
 * @param doors where it is visited
 */
record Site(String hostname, List<String> aliases, List<Integer> addresses, List<Door> doors) {
  /** What is spoken at a door. */
  enum Kind {
    HTTP,
    TLS,
    TIME
  }

  /**
   * @param kind what is spoken
   * @param port TCP port, UDP for TIME
   * @param client last octet of the client that comes by
   * @param visitsPerSecond on average, at rate 1
   */
  record Door(Kind kind, int port, int client, double visitsPerSecond) {}

  boolean onIpv6() {
    return addresses.isEmpty();
  }

  /** The address' last octet at a time. */
  int addressAt(long epochMillis) {
    return addresses.get((int) (epochMillis / 60_000 % addresses.size()));
  }
}
