package trafficanalyzer.packet.name.dns;

import java.nio.ByteBuffer;

/**
 * The data of an SVCB or HTTPS record, RFC 9460, section 2.2. Parameters stand in the order of
 * their keys, each with the length of its value; with priority 0 the record is an alias, and they
 * do not count.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |           priority            |         target name ...       |
 * +-------------------------------+-------------------------------+
 * |         parameter key         |         value length          |
 * +-------------------------------+-------------------------------+
 * |                          value ...                            |
 * +---------------------------------------------------------------+
 * </pre>
 */
final class ServiceBinding {
  /** Offset of the target's name; the root stands for the owner (section 2.5). */
  static final int TARGET = 2;

  /** Keys of the addresses that spare the client a question (section 7.3). */
  static final int IPV4_HINT = 4;

  static final int IPV6_HINT = 6;

  private static final int PARAMETER_HEADER = 4;

  private ServiceBinding() {}

  /** Whether it is an alias for its target, as a CNAME is, and not the description of a service. */
  static boolean isAlias(ByteBuffer buffer, int data) {
    return buffer.getShort(data) == 0;
  }

  /** Index of the first parameter. */
  static int parameters(ByteBuffer buffer, int data, int end) {
    return DomainName.skip(buffer, data + TARGET, end);
  }

  static int key(ByteBuffer buffer, int parameter) {
    return buffer.getShort(parameter) & 0xFFFF;
  }

  static int value(int parameter) {
    return parameter + PARAMETER_HEADER;
  }

  /** Index after the parameter, where the next one stands. */
  static int next(ByteBuffer buffer, int parameter) {
    return value(parameter) + (buffer.getShort(parameter + 2) & 0xFFFF);
  }

  static boolean wellFormed(ByteBuffer buffer, int data, int end) {
    int at = end - data < TARGET ? -1 : parameters(buffer, data, end);
    int former = -1;
    while (at >= 0 && at < end) {
      if (value(at) > end || next(buffer, at) > end || key(buffer, at) <= former) {
        return false;
      }
      former = key(buffer, at);
      int length = next(buffer, at) - value(at);
      if (former == IPV4_HINT && length % 4 != 0 || former == IPV6_HINT && length % 16 != 0) {
        return false;
      }
      at = next(buffer, at);
    }
    return at == end;
  }
}
