package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** WireGuard (wireguard.com/protocol): one byte of type and three of zero. */
final class WireGuardInfo {
  private WireGuardInfo() {}

  static boolean append(ByteBuffer buffer, int at, int end, Utf8Text out) {
    if (end - at < 32) { // a keepalive, the shortest message
      return false;
    }
    switch (buffer.getInt(at)) {
      case 0x01000000 -> out.append("Handshake Initiation");
      case 0x02000000 -> out.append("Handshake Response");
      case 0x03000000 -> out.append("Cookie Reply");
      case 0x04000000 -> out.append("Transport Data");
      default -> {
        return false;
      }
    }
    return true;
  }
}
