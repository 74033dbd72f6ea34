package trafficanalyzer.packet.file;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ReadableByteChannel;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;

/** How a capture file is compressed, recognized by its first bytes. */
enum Compression {
  NONE("none", ""),
  GZIP("gzip", ".gz"),
  ZSTD("zstd", ".zst"),
  LZ4("lz4", ".lz4");

  /** RFC 1952, section 2.3.1. */
  private static final int GZIP_MAGIC = 0x1F8B;

  private static final int BUFFER_BYTES = 1 << 16;

  /** Bytes of skippable frames before the first other one. */
  private static final int MOST_SKIPPED = 1 << 16;

  private final String label;
  private final String suffix;

  Compression(String label, String suffix) {
    this.label = label;
    this.suffix = suffix;
  }

  /** As people write it. */
  String label() {
    return label;
  }

  /** How names of such files end. */
  String suffix() {
    return suffix;
  }

  /** What a file's name says of it. */
  static Compression ofName(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    for (Compression compression : values()) {
      if (compression != NONE && name.endsWith(compression.suffix)) {
        return compression;
      }
    }
    return NONE;
  }

  /** Tells it by the bytes that a window begins with. */
  static Compression recognize(ByteWindow window) throws IOException {
    if (!window.require(4)) {
      return NONE;
    }
    int first = firstFrame(window);
    if (first >>> 16 == GZIP_MAGIC) {
      return GZIP;
    }
    if (ZstdStream.begins(first)) {
      return ZSTD;
    }
    return Lz4Stream.begins(first) ? LZ4 : NONE;
  }

  /** The first four bytes; where they are of skippable frames, as pzstd's are, those after them. */
  private static int firstFrame(ByteWindow window) throws IOException {
    int at = 0;
    while (window.require(at + 4)) {
      int bytes = window.buffer().getInt(window.index() + at);
      if (!Lz4Stream.beginsSkippable(bytes)) {
        return bytes;
      }
      if (!window.require(at + 8)) {
        return 0;
      }
      int length = Integer.reverseBytes(window.buffer().getInt(window.index() + at + 4));
      if (length < 0 || length > MOST_SKIPPED - at) {
        return 0;
      }
      at += 8 + length;
    }
    return 0;
  }

  /**
   * The stream within the compressed one; to be closed for what it holds beside the heap.
   *
   * @throws IOException if the library for it does not work on this machine
   */
  ReadableByteChannel decompress(ByteWindow compressed) throws IOException {
    try {
      return switch (this) {
        case GZIP -> new GzipStream(compressed);
        case ZSTD -> new ZstdStream(compressed);
        case LZ4 -> new Lz4Stream(compressed);
        case NONE -> throw new IllegalStateException("nothing to decompress");
      };
    } catch (LinkageError e) {
      throw unavailable(e);
    }
  }

  /**
   * A stream that compresses into another one, and closes it in the end.
   *
   * @throws IOException if the library for it does not work on this machine
   */
  OutputStream compress(OutputStream out) throws IOException {
    try {
      return switch (this) {
        case NONE -> out;
        case GZIP -> new GZIPOutputStream(out, BUFFER_BYTES);
        case ZSTD -> new ZstdOutputStream(out);
        case LZ4 -> new LZ4FrameOutputStream(out);
      };
    } catch (LinkageError e) {
      throw unavailable(e);
    }
  }

  private IOException unavailable(LinkageError e) {
    return new IOException(
        label + " does not work on this machine, as its native library does not load: " + e, e);
  }
}
