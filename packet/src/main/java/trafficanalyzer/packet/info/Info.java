package trafficanalyzer.packet.info;

import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.Undecoded;
import trafficanalyzer.packet.text.Utf8Text;

/**
 * What a packet is about, in one short line, as close to what Wireshark shows as Info as one packet
 * by itself allows: nothing is remembered from packet to packet. So TCP's numbers are those on the
 * wire, not relative to the connection's first ones; windows are not scaled; and a message that
 * spans segments is told where it begins.
 */
public final class Info {
  /** Characters that are appended for a packet at most. */
  public static final int LONGEST = 400;

  private Info() {}

  /**
   * Appends the line: printable ASCII, but for {@code →} between ports and {@code …} where it was
   * cut to {@link #LONGEST} characters. Nothing is allocated but where the text must grow.
   */
  public static void append(Packet packet, Utf8Text out) {
    int start = out.length();
    if (packet.hasIp()) {
      IpInfo.append(packet, out);
    } else {
      LinkInfo.append(packet, out);
    }
    problem(packet.problem(), out);
    if (out.length() - start > LONGEST) { // bytes: mostly there are no more characters either
      cut(out, start);
    }
  }

  private static void cut(Utf8Text out, int start) {
    if (out.indexAfter(start, LONGEST) < out.length()) {
      out.setLength(out.indexAfter(start, LONGEST - 1));
      out.append(Text.ELLIPSIS);
    }
  }

  /** Other protocols than those decoded are no fault; that they are is told by their own text. */
  private static void problem(Undecoded problem, Utf8Text out) {
    switch (problem) {
      case NONE, NOT_IP, OTHER_PROTOCOL, LATER_FRAGMENT, ENCRYPTED -> {}
      default -> out.append(" [").append(problem.label()).append(']');
    }
  }
}
