package trafficanalyzer.packet;

/** EtherType values that the decoder or {@link Applications} knows (IANA ieee-802-numbers). */
final class EtherTypes {
  static final int IPV4 = 0x0800;
  static final int ARP = 0x0806;
  static final int WAKE_ON_LAN = 0x0842;
  static final int REVERSE_ARP = 0x8035;
  static final int VLAN = 0x8100;
  static final int IPX = 0x8137;
  static final int IPV6 = 0x86DD;
  static final int SLOW_PROTOCOLS = 0x8809;
  static final int MPLS = 0x8847;
  static final int MPLS_MULTICAST = 0x8848;
  static final int PPPOE_DISCOVERY = 0x8863;
  static final int PPPOE_SESSION = 0x8864;
  static final int EAPOL = 0x888E;
  static final int PROFINET = 0x8892;
  static final int QINQ = 0x88A8;
  static final int LLDP = 0x88CC;
  static final int MACSEC = 0x88E5;
  static final int PTP = 0x88F7;
  static final int QINQ_OLD = 0x9100;
  static final int LOOPBACK_TEST = 0x9000;

  /** Smaller values of the field are the length of an IEEE 802.3 frame. */
  static final int SMALLEST = 0x0600;

  private EtherTypes() {}

  static boolean isVlanTag(int etherType) {
    return etherType == VLAN || etherType == QINQ || etherType == QINQ_OLD;
  }
}
