package trafficanalyzer.packet.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Recognizes a capture file's format by its first bytes. */
final class CaptureFormats {
  private static final int XZ = 0xFD377A58;
  private static final int BZIP2 = 0x425A68; // and the block size

  private CaptureFormats() {}

  /**
   * @param name the file, for messages
   * @throws NotACaptureException if it is none that we read
   */
  static CaptureFormat recognize(ByteWindow window, String name) throws IOException {
    if (window.require(8) && SnoopFormat.recognizes(window)) {
      return snoop(window, name);
    }
    if (window.require(4) && PcapFormat.recognizes(window.buffer().getInt(window.index()))) {
      return pcap(window, name);
    }
    if (window.require(PcapngFormat.FRAME_OF_A_BLOCK) && PcapngFormat.recognizes(window)) {
      return new PcapngFormat(window);
    }
    throw notACapture(name, found(window));
  }

  private static CaptureFormat pcap(ByteWindow window, String name) throws IOException {
    requireHeader(window, PcapFormat.FILE_HEADER_LENGTH, "pcap", name);
    int version = PcapFormat.majorVersion(window);
    if (version != 2) {
      throw notACapture(name, "a pcap file header of version " + version);
    }
    return new PcapFormat(window);
  }

  private static CaptureFormat snoop(ByteWindow window, String name) throws IOException {
    requireHeader(window, SnoopFormat.FILE_HEADER_LENGTH, "snoop", name);
    int version = SnoopFormat.version(window);
    if (version != SnoopFormat.VERSION) {
      throw notACapture(name, "a snoop file header of version " + version);
    }
    return new SnoopFormat(window);
  }

  private static void requireHeader(ByteWindow window, int length, String format, String name)
      throws IOException {
    if (!window.require(length)) {
      throw notACapture(
          name,
          "a %s file header cut short: %d of %d bytes"
              .formatted(format, window.available(), length));
    }
  }

  private static NotACaptureException notACapture(String name, String found) {
    return new NotACaptureException(
        name
            + " is not a capture file that can be read: found "
            + found
            + ", expected pcap (version 2), pcapng or snoop, as it is or in gzip, zstd or lz4;"
            + " editcap -F pcapng converts other captures");
  }

  private static String found(ByteWindow window) {
    int bytes = Math.min(window.available(), 4);
    if (window.damage() != null) {
      return "a damaged file: " + window.damage();
    }
    if (bytes == 0) {
      return "an empty file";
    }
    ByteBuffer buffer = window.buffer();
    if (bytes == 4) {
      int first = buffer.getInt(window.index());
      if (first == PcapngFormat.SECTION_HEADER) {
        return "a pcapng section header cut short or of no known byte order";
      }
      if (first == XZ || first >>> 8 == BZIP2) {
        return first == XZ
            ? "a file compressed by xz (decompress it first: xz -dk)"
            : "a file compressed by bzip2 (decompress it first: bzip2 -dk)";
      }
    }
    byte[] start = new byte[bytes];
    buffer.get(window.index(), start);
    return "the first bytes " + HexFormat.of().formatHex(start);
  }
}
