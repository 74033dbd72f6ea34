package trafficanalyzer.packet.name;

/** How a hostname is known. */
public enum NameSource {
  /** A DNS answer to the same client. */
  DNS("dns", NameFamily.DNS),
  /** A DNS answer to another client. */
  DNS_OTHER_CLIENT("dns-other-client", NameFamily.DNS),
  /** The server name of a TLS ClientHello. */
  SNI("sni", NameFamily.SNI),
  /**
   * The server name of a TLS ClientHello that also has an encrypted one, RFC 9849: it may be only
   * the name that many sites of a provider share. A client that knows no key of the server may send
   * random bytes instead (section 6.2), which nobody can tell from an encrypted name: then this
   * name is the whole truth.
   */
  SNI_OUTER("sni-outer", NameFamily.SNI),
  /** The server name within a QUIC Initial packet. */
  QUIC("quic", NameFamily.QUIC),
  /** As {@link #SNI_OUTER}, within a QUIC Initial packet. */
  QUIC_OUTER("quic-outer", NameFamily.QUIC),
  /** The host that an HTTP request is for. */
  HTTP("http", NameFamily.HTTP),
  /** The host that an HTTP proxy was asked to connect to. */
  HTTP_CONNECT("http-connect", NameFamily.HTTP),
  /** Multicast DNS, RFC 6762. */
  MDNS("mdns", NameFamily.DNS),
  /** Link-local multicast name resolution, RFC 4795. */
  LLMNR("llmnr", NameFamily.DNS);

  private final String label;
  private final NameFamily family;

  NameSource(String label, NameFamily family) {
    this.label = label;
    this.family = family;
  }

  /** The source as it is stored and printed. */
  public String label() {
    return label;
  }

  /** What the source is left out with. */
  public NameFamily family() {
    return family;
  }
}
