package trafficanalyzer.packet.info;

import java.nio.ByteBuffer;
import trafficanalyzer.packet.text.Utf8Text;

/** TFTP (RFC 1350); all but the first packet go to other ports. */
final class TftpInfo {
  private static final int HEADER_LENGTH = 4;

  private TftpInfo() {}

  static boolean append(ByteBuffer buffer, int at, int end, Utf8Text out) {
    if (end - at < HEADER_LENGTH) {
      return false;
    }
    switch (Text.u16(buffer, at)) {
      case 1 -> Text.line(out.append("Read Request, File: "), buffer, at + 2, end);
      case 2 -> Text.line(out.append("Write Request, File: "), buffer, at + 2, end);
      case 3 -> out.append("Data Packet, Block: ").append(Text.u16(buffer, at + 2));
      case 4 -> out.append("Acknowledgement, Block: ").append(Text.u16(buffer, at + 2));
      case 5 -> Text.line(out.append("Error: "), buffer, at + HEADER_LENGTH, end);
      case 6 -> out.append("Option Acknowledgement");
      default -> {
        return false;
      }
    }
    return true;
  }
}
