package trafficanalyzer.packet.name;

/** The ways in which names are told, as far as they can be left out one by one. */
public enum NameFamily {
  /** The server name of TLS and DTLS. */
  SNI("sni"),
  /** The server name within QUIC. */
  QUIC("quic"),
  /** HTTP/1 requests. */
  HTTP("http"),
  /** DNS messages, multicast DNS and LLMNR among them. */
  DNS("dns");

  private final String label;

  NameFamily(String label) {
    this.label = label;
  }

  /** The family as it is written in options. */
  public String label() {
    return label;
  }
}
