package trafficanalyzer.packet;

/** LINKTYPE_ values of capture files that we decode (tcpdump.org/linktypes.html). */
public final class LinkTypes {
  /** BSD loopback, protocol family in the capturing host's byte order. */
  public static final int NULL = 0;

  /** Ethernet. */
  public static final int ETHERNET = 1;

  /** Raw IP, as some BSDs number it. */
  public static final int RAW_BSD = 12;

  /** Raw IP, as OpenBSD numbers it. */
  public static final int RAW_OPENBSD = 14;

  /** Raw IP, either version. */
  public static final int RAW = 101;

  /** OpenBSD loopback, protocol family in network byte order. */
  public static final int LOOP = 108;

  /** Linux cooked capture, version 1: the interface "any". */
  public static final int LINUX_COOKED = 113;

  /** Raw IPv4. */
  public static final int IPV4 = 228;

  /** Raw IPv6. */
  public static final int IPV6 = 229;

  /** Linux cooked capture, version 2. */
  public static final int LINUX_COOKED_2 = 276;

  private LinkTypes() {}
}
