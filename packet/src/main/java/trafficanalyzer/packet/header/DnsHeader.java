package trafficanalyzer.packet.header;

import java.nio.ByteBuffer;

/**
 * The header of a DNS message, RFC 1035, section 4.1.1; mDNS and LLMNR have the same. The counted
 * questions and records follow, in this order.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-+-------+-+-+-+-+-----+-------+
 * |              ID               |Q| Opcode|A|T|R|R|  Z  | Rcode |
 * |                               |R|       |A|C|D|A|     |       |
 * +-------------------------------+-+-------+-+-+-+-+-----+-------+
 * |           Questions           |            Answers            |
 * +-------------------------------+-------------------------------+
 * |          Authorities          |      Additional records       |
 * +-------------------------------+-------------------------------+
 * </pre>
 *
 * <p>An index is that of the header's first byte; at least {@link #LENGTH} bytes must be there.
 */
public final class DnsHeader {
  public static final int LENGTH = 12;

  private static final int FLAGS = 2;
  private static final int QUESTIONS = 4;
  private static final int ANSWERS = 6;
  private static final int AUTHORITIES = 8;
  private static final int ADDITIONAL = 10;

  /** QR, opcode and response code: QR set, the rest 0. */
  private static final int OUTCOME = 0xF80F;

  private static final int SUCCESS = 0x8000;
  private static final int TRUNCATED = 0x0200;
  private static final int TENTATIVE = 0x0100;

  private DnsHeader() {}

  /** Whether it responds to a standard query, and without an error. */
  public static boolean isSuccess(ByteBuffer buffer, int index) {
    return (buffer.getShort(index + FLAGS) & OUTCOME) == SUCCESS;
  }

  /** TC: records are missing, since they did not fit. */
  public static boolean isTruncated(ByteBuffer buffer, int index) {
    return (buffer.getShort(index + FLAGS) & TRUNCATED) != 0;
  }

  /**
   * T, in LLMNR only, where DNS has RD: whether another host has the name as well is not yet known
   * (RFC 4795, section 2.1.1).
   */
  public static boolean isTentative(ByteBuffer buffer, int index) {
    return (buffer.getShort(index + FLAGS) & TENTATIVE) != 0;
  }

  /** QDCOUNT. */
  public static int questions(ByteBuffer buffer, int index) {
    return buffer.getShort(index + QUESTIONS) & 0xFFFF;
  }

  /** ANCOUNT. */
  public static int answers(ByteBuffer buffer, int index) {
    return buffer.getShort(index + ANSWERS) & 0xFFFF;
  }

  /** NSCOUNT. */
  public static int authorities(ByteBuffer buffer, int index) {
    return buffer.getShort(index + AUTHORITIES) & 0xFFFF;
  }

  /** ARCOUNT. */
  public static int additional(ByteBuffer buffer, int index) {
    return buffer.getShort(index + ADDITIONAL) & 0xFFFF;
  }
}
