package trafficanalyzer.analysis.statistics;

/** Which port of a packet, of which protocol. */
public enum PortKind {
  TCP_SOURCE("tcp_source"),
  TCP_DESTINATION("tcp_destination"),
  UDP_SOURCE("udp_source"),
  UDP_DESTINATION("udp_destination");

  private final String label;

  PortKind(String label) {
    this.label = label;
  }

  /** As it is written in tables. */
  public String label() {
    return label;
  }
}
