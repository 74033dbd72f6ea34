package trafficanalyzer.packet.header;

/**
 * RFC 9260, section 3.1; chunks follow. The ports are where {@link UdpHeader} has them.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |          source port          |       destination port        |
 * +-------------------------------+-------------------------------+
 * |                       verification tag                        |
 * +---------------------------------------------------------------+
 * |                           checksum                            |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class SctpHeader {
  public static final int LENGTH = 12;

  private SctpHeader() {}
}
