package trafficanalyzer.analysis.conversation.filter;

import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.Frame;

/**
 * Which packets count, in the words of Wireshark's display filters, as far as headers tell:
 *
 * <ul>
 *   <li>{@code ip.addr == 10.0.0.1 && tcp.port == 443}, {@code !(arp or ipv6)}, {@code udp and not
 *       dns}: {@code &&}, {@code ||}, {@code !} or {@code and}, {@code or}, {@code not}, and
 *       parentheses;
 *   <li>{@code ==}, {@code !=}, {@code <}, {@code <=}, {@code >}, {@code >=} or {@code eq}, {@code
 *       ne}, {@code lt}, {@code le}, {@code gt}, {@code ge}; {@code tcp.port in {80, 443,
 *       8000..8099}};
 *   <li>numbers, decimal or {@code 0x1f}: {@code frame.number}, {@code frame.len}, {@code
 *       frame.cap_len}, {@code vlan.id}, {@code eth.type}, {@code ip.proto}, {@code tcp.port},
 *       {@code tcp.srcport}, {@code tcp.dstport}, the same of {@code udp} and {@code sctp}, {@code
 *       tcp.flags}, {@code tcp.flags.syn}, {@code .ack}, {@code .fin}, {@code .reset}, {@code
 *       .push}, {@code .urg}; {@code frame.time_epoch} in seconds;
 *   <li>addresses: {@code ip.addr}, {@code ip.src}, {@code ip.dst}, of {@code ipv6} likewise, with
 *       {@code ==} and {@code !=}, also for a network, {@code 10.0.0.0/8}; {@code eth.addr}, {@code
 *       eth.src}, {@code eth.dst};
 *   <li>a name alone, whether the packet has it: any field, {@code eth}, {@code ip}, {@code ipv6},
 *       {@code tcp}, {@code udp}, {@code sctp}, {@code icmp}, {@code icmpv6}, and what {@link
 *       trafficanalyzer.packet.Applications} tells: {@code arp}, {@code dns}, {@code http} …
 * </ul>
 *
 * <p>A field that a packet has twice, as {@code ip.addr}, is equal if one of both is, and unequal
 * if neither is equal, as in Wireshark 4. Of tunnels, the innermost packet counts.
 */
public final class DisplayFilter {
  /** Lets everything pass. */
  public static final DisplayFilter ALL = new DisplayFilter((frame, packet) -> true);

  private final Test test;

  private DisplayFilter(Test test) {
    this.test = test;
  }

  /**
   * A filter.
   *
   * @param text empty for {@link #ALL}
   * @throws IllegalArgumentException if it is not understood; its message says where and why
   */
  public static DisplayFilter of(String text) {
    return text.isBlank() ? ALL : new DisplayFilter(new Parser(text).parse());
  }

  /** Lets pass what both let pass. */
  public DisplayFilter and(DisplayFilter other) {
    if (this == ALL || other == ALL) {
      return this == ALL ? other : this;
    }
    return new DisplayFilter(
        (frame, packet) -> test.matches(frame, packet) && other.test.matches(frame, packet));
  }

  /** Whether a packet counts; allocates nothing. */
  public boolean matches(Frame frame, Packet packet) {
    return test.matches(frame, packet);
  }
}
