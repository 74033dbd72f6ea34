package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.text.Utf8Text;

/**
 * What a TCP segment carries, where a message begins with it: by its first bytes, whatever the
 * ports, or by its port where the bytes do not tell.
 */
final class TcpContentInfo {
  private static final int SSH = 22;
  private static final int TELNET = 23;
  private static final int DNS = 53;
  private static final int BGP = 179;
  private static final int SIP = 5060;

  private TcpContentInfo() {}

  static boolean append(Packet packet, Utf8Text out) {
    ByteBuffer buffer = packet.buffer();
    int at = packet.payloadOffset();
    int end = at + packet.payloadLength();
    int first = buffer.get(at);
    if (first >= TlsInfo.CHANGE_CIPHER_SPEC && first <= TlsInfo.HEARTBEAT) {
      if (TlsInfo.append(buffer, at, end, out)) {
        return true;
      }
    } else if (first >= 'A' && first <= 'Z') {
      if (HttpInfo.append(buffer, at, end, out) || SshInfo.banner(packet, buffer, at, end, out)) {
        return true;
      }
    }
    return byPort(packet, buffer, at, end, out);
  }

  private static boolean byPort(Packet packet, ByteBuffer buffer, int at, int end, Utf8Text out) {
    int source = packet.sourcePort();
    int destination = packet.destinationPort();
    // Clients' ports are far above: most packets need one look only.
    if (Math.min(source, destination) > LineInfo.LARGEST_PORT) {
      return false;
    }
    if (source == DNS || destination == DNS) {
      return end - at > 2 && DnsInfo.append(buffer, at + 2, end, DnsInfo.UNICAST, out);
    }
    if (source == BGP || destination == BGP) {
      return BgpInfo.append(buffer, at, end, out);
    }
    if (source == TELNET || destination == TELNET) {
      out.append("Telnet Data ...");
      return true;
    }
    if (source == SSH || destination == SSH) {
      return SshInfo.message(buffer, at, end, source == SSH, out);
    }
    if (source == SIP || destination == SIP) {
      return LineInfo.sip(buffer, at, end, out);
    }
    return LineInfo.append(buffer, at, end, source, destination, out);
  }
}
