package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.header.TcpHeader;
import trafficanalyzer.packet.text.Utf8Text;

/** TCP segments: what they carry where that is recognized, else ports, flags and numbers. */
final class TcpInfo {
  private static final int URGENT = 0x20;
  private static final int ACK = 0x10;
  private static final String[] NAMES = {
    "FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"
  };

  /** The text of each combination of the nine flags, made once. */
  private static final String[] FLAGS = new String[1 << NAMES.length];

  static {
    for (int flags = 0; flags < FLAGS.length; flags++) {
      FLAGS[flags] = text(flags);
    }
  }

  private TcpInfo() {}

  private static String text(int flags) {
    StringBuilder text = new StringBuilder();
    for (int bit = 0; bit < NAMES.length; bit++) {
      if ((flags & 1 << bit) != 0) {
        text.append(text.isEmpty() ? "" : ", ").append(NAMES[bit]);
      }
    }
    return " [" + (text.isEmpty() ? "<None>" : text) + "] Seq=";
  }

  static void append(Packet packet, Utf8Text out) {
    if (packet.payloadLength() > 0 && TcpContentInfo.append(packet, out)) {
      return;
    }
    if (packet.sourcePort() < 0) {
      out.append("TCP");
      return;
    }
    out.append(packet.sourcePort()).append(' ').append(Text.ARROW).append(' ');
    out.append(packet.destinationPort());
    if (packet.tcpFlags() >= 0) {
      header(packet, out);
    }
  }

  private static void header(Packet packet, Utf8Text out) {
    ByteBuffer buffer = packet.buffer();
    int at = packet.transportOffset();
    int flags = packet.tcpFlags();
    out.append(FLAGS[flags & FLAGS.length - 1]).append(TcpHeader.sequence(buffer, at));
    if ((flags & ACK) != 0) {
      out.append(" Ack=").append(TcpHeader.acknowledgment(buffer, at));
    }
    out.append(" Win=").append(TcpHeader.window(buffer, at));
    if ((flags & URGENT) != 0) {
      out.append(" Urg=").append(Text.u16(buffer, at + 18));
    }
    int end = at + TcpHeader.headerLength(buffer, at);
    if (packet.payloadOffset() == end) { // else the header is broken or cut short
      out.append(" Len=").append(IpFields.payloadOnWire(packet));
      if (end > at + TcpHeader.LENGTH) {
        TcpOptions.append(buffer, at + TcpHeader.LENGTH, end, out);
      }
    }
  }
}
