package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** NTP (RFC 5905, section 7.3). */
final class NtpInfo {
  private static final int SHORTEST = 8;
  private static final String[] MODES = {
    "reserved",
    "symmetric active",
    "symmetric passive",
    "client",
    "server",
    "broadcast",
    "control",
    "private"
  };

  private NtpInfo() {}

  static boolean append(ByteBuffer buffer, int at, int end, Utf8Text out) {
    int first = Text.u8(buffer, at);
    int version = first >>> 3 & 7;
    if (end - at < SHORTEST || version == 0 || version > 4) {
      return false;
    }
    out.append("NTP Version ").append(version).append(", ").append(MODES[first & 7]);
    return true;
  }
}
