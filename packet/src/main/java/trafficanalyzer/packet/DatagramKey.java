package trafficanalyzer.packet;

/**
 * What the fragments of one datagram have in common.
 *
 * @param protocol the protocol number of IPv4 (RFC 791, section 3.2); {@link #IPV6} in IPv6, where
 *     it does not count (RFC 8200, section 4.5)
 */
record DatagramKey(
    long sourceHigh,
    long sourceLow,
    long destinationHigh,
    long destinationLow,
    int identification,
    int protocol) {
  static final int IPV6 = -1;
}
