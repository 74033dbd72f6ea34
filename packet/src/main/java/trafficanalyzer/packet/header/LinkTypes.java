package trafficanalyzer.packet.header;

/** LINKTYPE_ values of capture files that we decode (tcpdump.org/linktypes.html). */
public final class LinkTypes {
  /** BSD loopback, protocol family in the capturing host's byte order. */
  public static final int NULL = 0;

  /** Ethernet. */
  public static final int ETHERNET = 1;

  /** IEEE 802.5 Token Ring. */
  public static final int TOKEN_RING = 6;

  /** ARCNET as BSD captures it. */
  public static final int ARCNET_BSD = 7;

  /** SLIP, with a header of 16 bytes that the capturing host made. */
  public static final int SLIP = 8;

  /** PPP, with or without HDLC framing. */
  public static final int PPP = 9;

  /** FDDI. */
  public static final int FDDI = 10;

  /** Raw IP, as some BSDs number it. */
  public static final int RAW_BSD = 12;

  /** Raw IP, as OpenBSD numbers it. */
  public static final int RAW_OPENBSD = 14;

  /** PPP in HDLC framing, or Cisco HDLC. */
  public static final int PPP_HDLC = 50;

  /** PPPoE session packets, without the Ethernet header. */
  public static final int PPP_ETHER = 51;

  /** ATM with LLC encapsulation (RFC 2684). */
  public static final int ATM_RFC1483 = 100;

  /** Raw IP, either version. */
  public static final int RAW = 101;

  /** Cisco HDLC. */
  public static final int CISCO_HDLC = 104;

  /** IEEE 802.11. */
  public static final int IEEE802_11 = 105;

  /** Frame Relay. */
  public static final int FRAME_RELAY = 107;

  /** OpenBSD loopback, protocol family in network byte order. */
  public static final int LOOP = 108;

  /** OpenBSD's enc(4): what was or will be within IPsec. */
  public static final int ENC = 109;

  /** Linux cooked capture, version 1: the interface "any". */
  public static final int LINUX_COOKED = 113;

  /** OpenBSD's packet filter log. */
  public static final int PFLOG = 117;

  /** IEEE 802.11 after a Prism header. */
  public static final int IEEE802_11_PRISM = 119;

  /** ATM as Solaris's SunATM captures it. */
  public static final int SUN_ATM = 123;

  /** IEEE 802.11 after a radiotap header. */
  public static final int IEEE802_11_RADIOTAP = 127;

  /** ARCNET as Linux captures it. */
  public static final int ARCNET_LINUX = 129;

  /** IP over IEEE 1394, as Apple captures it. */
  public static final int APPLE_IEEE1394 = 138;

  /** The number that Apple used for PKTAP before there was an official one. */
  public static final int USER2 = 149;

  /** IEEE 802.11 after an AVS header. */
  public static final int IEEE802_11_AVS = 163;

  /** PPP, the first byte telling the direction, as Linux captures it. */
  public static final int PPP_PPPD = 166;

  /** Juniper: Ethernet after what the router adds. */
  public static final int JUNIPER_ETHER = 178;

  /** Juniper: PPP after what the router adds. */
  public static final int JUNIPER_PPP = 179;

  /** Juniper: Frame Relay after what the router adds. */
  public static final int JUNIPER_FRAME_RELAY = 180;

  /** Juniper: Cisco HDLC after what the router adds. */
  public static final int JUNIPER_CISCO_HDLC = 181;

  /** Per-packet information, telling the link type of the frame after it. */
  public static final int PPI = 192;

  /** IEEE 802.15.4 with its checksum. */
  public static final int IEEE802_15_4 = 195;

  /** PPP after one byte that tells the direction. */
  public static final int PPP_WITH_DIRECTION = 204;

  /** Cisco HDLC after one byte that tells the direction. */
  public static final int CISCO_HDLC_WITH_DIRECTION = 205;

  /** Frame Relay after one byte that tells the direction. */
  public static final int FRAME_RELAY_WITH_DIRECTION = 206;

  /** Solaris's ipnet devices. */
  public static final int IPNET = 226;

  /** Raw IPv4. */
  public static final int IPV4 = 228;

  /** Raw IPv6. */
  public static final int IPV6 = 229;

  /** IEEE 802.15.4 without its checksum. */
  public static final int IEEE802_15_4_NO_FCS = 230;

  /** Linux netfilter log. */
  public static final int NFLOG = 239;

  /** Ethernet after four bytes of a Hilscher netANALYZER. */
  public static final int NETANALYZER = 240;

  /** As {@link #NETANALYZER}, with preamble and start of frame delimiter. */
  public static final int NETANALYZER_TRANSPARENT = 241;

  /** Linux netlink. */
  public static final int NETLINK = 253;

  /** Apple's PKTAP, telling the link type of the frame after it. */
  public static final int PKTAP = 258;

  /** Ethernet frames of IEEE 802.3br, with preamble. */
  public static final int ETHERNET_MPACKET = 274;

  /** Linux cooked capture, version 2. */
  public static final int LINUX_COOKED_2 = 276;

  /** Ethernet with a Broadcom switch tag after the MAC addresses. */
  public static final int DSA_TAG_BRCM = 281;

  /** Ethernet with a Broadcom switch tag before it. */
  public static final int DSA_TAG_BRCM_PREPEND = 282;

  /** Ethernet with a Marvell DSA tag after the MAC addresses. */
  public static final int DSA_TAG_DSA = 284;

  /** Ethernet with a Marvell EtherType-DSA tag after the MAC addresses. */
  public static final int DSA_TAG_EDSA = 285;

  private LinkTypes() {}
}
