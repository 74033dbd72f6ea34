package trafficanalyzer.packet.header;

import trafficanalyzer.packet.Applications;

/** EtherType values that the decoder or {@link Applications} knows (IANA ieee-802-numbers). */
public final class EtherTypes {
  public static final int IPV4 = 0x0800;
  public static final int ARP = 0x0806;
  public static final int WAKE_ON_LAN = 0x0842;
  public static final int TRANSPARENT_ETHERNET = 0x6558;
  public static final int REVERSE_ARP = 0x8035;
  public static final int VLAN = 0x8100;
  public static final int IPX = 0x8137;
  public static final int IPV6 = 0x86DD;
  public static final int SLOW_PROTOCOLS = 0x8809;
  public static final int PPP = 0x880B;
  public static final int MPLS = 0x8847;
  public static final int MPLS_MULTICAST = 0x8848;
  public static final int PPPOE_DISCOVERY = 0x8863;
  public static final int PPPOE_SESSION = 0x8864;
  public static final int JUMBO_LLC = 0x8870;
  public static final int EAPOL = 0x888E;
  public static final int PROFINET = 0x8892;
  public static final int QINQ = 0x88A8;
  public static final int ERSPAN_1_2 = 0x88BE;
  public static final int LLDP = 0x88CC;
  public static final int MACSEC = 0x88E5;
  public static final int PROVIDER_BACKBONE = 0x88E7;
  public static final int PTP = 0x88F7;
  public static final int FABRIC_PATH = 0x8903;
  public static final int VN_TAG = 0x8926;
  public static final int E_TAG = 0x893F;
  public static final int NSH = 0x894F;
  public static final int LOOPBACK_TEST = 0x9000;
  public static final int QINQ_OLD = 0x9100;

  /** Smaller values of the field are the length of an IEEE 802.3 frame. */
  public static final int SMALLEST = 0x0600;

  private EtherTypes() {}

  public static boolean isVlanTag(int etherType) {
    return etherType == VLAN || etherType == QINQ || etherType == QINQ_OLD;
  }
}
