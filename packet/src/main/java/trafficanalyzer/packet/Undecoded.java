package trafficanalyzer.packet;

/** Why no further layer of a packet was understood. The layers outside of it stay valid. */
public enum Undecoded {
  /** Everything up to the transport header was understood. */
  NONE("none"),
  /** The capture's link type is none that we read. */
  UNKNOWN_LINK_TYPE("unknown-link-type"),
  /** The captured bytes end within a header. */
  CUT_SHORT("cut-short"),
  /** The link layer, or a tunnel, carries something else than IP: ARP, LLDP, spanning tree … */
  NOT_IP("not-ip"),
  /** The header of a link layer other than Ethernet contradicts itself. */
  LINK_HEADER("link-header"),
  /** More VLAN tags are stacked than we follow. */
  VLAN_TAGS("vlan-tags"),
  /** The IP version is not the one that the link layer announces, or neither 4 nor 6. */
  IP_VERSION("ip-version"),
  /** The IPv4 header's own length is below 20 bytes, or beyond the packet. */
  IP_HEADER_LENGTH("ip-header-length"),
  /** The IP packet's length is smaller than its headers. */
  IP_LENGTH("ip-length"),
  /** A fragment, of IP or IEEE 802.11, other than the first: the headers are in the first. */
  LATER_FRAGMENT("later-fragment"),
  /** More IPv6 extension headers follow each other than we follow. */
  EXTENSION_HEADERS("extension-headers"),
  /** What follows is encrypted: ESP, MACsec, protected IEEE 802.11. */
  ENCRYPTED("encrypted"),
  /** A tunnel's header contradicts itself, or its version is none that we read. */
  TUNNEL_HEADER("tunnel-header"),
  /** More packets, frames and labels are within each other than we follow. */
  NESTING("nesting"),
  /** The IP protocol is none that has ports, nor ICMP, nor a tunnel. */
  OTHER_PROTOCOL("other-protocol"),
  /** The transport header contradicts itself, such as a TCP header of less than 20 bytes. */
  TRANSPORT_HEADER("transport-header");

  private final String label;

  Undecoded(String label) {
    this.label = label;
  }

  /** The reason as it is stored and printed. */
  public String label() {
    return label;
  }
}
