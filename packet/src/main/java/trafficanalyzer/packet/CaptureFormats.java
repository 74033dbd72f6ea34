package trafficanalyzer.packet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Recognizes a capture file's format by its first bytes. */
final class CaptureFormats {
  private static final int PCAPNG = 0x0A0D0D0A;
  private static final int GZIP = 0x1F8B;
  private static final int ZSTD = 0x28B52FFD;
  private static final int LZ4 = 0x04224D18;

  private CaptureFormats() {}

  /**
   * @param name the file, for messages
   * @throws NotACaptureException if it is none that we read
   */
  static CaptureFormat recognize(ByteWindow window, String name) throws IOException {
    if (!window.require(4) || !PcapFormat.recognizes(window.buffer().getInt(window.index()))) {
      throw notACapture(name, found(window));
    }
    if (!window.require(PcapFormat.FILE_HEADER_LENGTH)) {
      throw notACapture(
          name,
          "a pcap file header cut short: %d of %d bytes"
              .formatted(window.available(), PcapFormat.FILE_HEADER_LENGTH));
    }
    int version = PcapFormat.majorVersion(window);
    if (version != 2) {
      throw notACapture(name, "a pcap file header of version " + version);
    }
    return new PcapFormat(window);
  }

  private static NotACaptureException notACapture(String name, String found) {
    return new NotACaptureException(
        name
            + " is not a capture file that can be read: found "
            + found
            + ", expected classic pcap, version 2 (first bytes a1b2c3d4 or a1b23c4d, in either"
            + " byte order); editcap -F pcap converts other captures");
  }

  private static String found(ByteWindow window) {
    int bytes = Math.min(window.available(), 4);
    if (bytes == 0) {
      return "an empty file";
    }
    ByteBuffer buffer = window.buffer();
    if (bytes == 4) {
      int first = buffer.getInt(window.index());
      if (first == PCAPNG) {
        return "a pcapng file";
      }
      if (first >>> 16 == GZIP || first == ZSTD || first == LZ4) {
        return "a compressed file";
      }
    }
    byte[] start = new byte[bytes];
    buffer.get(window.index(), start);
    return "the first bytes " + HexFormat.of().formatHex(start);
  }
}
