package trafficanalyzer.cli;

/** What tcpdump.org/linktypes.html calls the link types that are met most, without LINKTYPE_. */
final class LinkTypeNames {
  private LinkTypeNames() {}

  /** The name, or {@code unnamed} for what is rare. */
  static String of(int linkType) {
    return switch (linkType) {
      case 0 -> "NULL";
      case 1 -> "ETHERNET";
      case 6 -> "IEEE802_5";
      case 8 -> "SLIP";
      case 9 -> "PPP";
      case 10 -> "FDDI";
      case 50 -> "PPP_HDLC";
      case 51 -> "PPP_ETHER";
      case 12, 14, 101 -> "RAW";
      case 104 -> "C_HDLC";
      case 105 -> "IEEE802_11";
      case 107 -> "FRELAY";
      case 108 -> "LOOP";
      case 113 -> "LINUX_SLL";
      case 119 -> "IEEE802_11_PRISM";
      case 127 -> "IEEE802_11_RADIOTAP";
      case 163 -> "IEEE802_11_AVS";
      case 192 -> "PPI";
      case 195 -> "IEEE802_15_4_WITHFCS";
      case 226 -> "IPNET";
      case 228 -> "IPV4";
      case 229 -> "IPV6";
      case 230 -> "IEEE802_15_4_NOFCS";
      case 239 -> "NFLOG";
      case 253 -> "NETLINK";
      case 276 -> "LINUX_SLL2";
      default -> "unnamed";
    };
  }
}
