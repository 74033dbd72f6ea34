package trafficanalyzer.packet.name;

/** How a hostname is known. */
public enum NameSource {
  /** A DNS answer to the same client. */
  DNS("dns"),
  /** A DNS answer to another client. */
  DNS_OTHER_CLIENT("dns-other-client"),
  /** The server name of a TLS ClientHello. */
  SNI("sni"),
  /** The server name within a QUIC Initial packet. */
  QUIC("quic"),
  /** The Host header of an HTTP request. */
  HTTP("http"),
  /** Multicast DNS, RFC 6762. */
  MDNS("mdns"),
  /** Link-local multicast name resolution, RFC 4795. */
  LLMNR("llmnr");

  private final String label;

  NameSource(String label) {
    this.label = label;
  }

  /** The source as it is stored and printed. */
  public String label() {
    return label;
  }
}
