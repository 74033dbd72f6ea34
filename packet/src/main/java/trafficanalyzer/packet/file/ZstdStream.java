package trafficanalyzer.packet.file;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Zstandard (RFC 8878) with any number of frames. The library bounds what a frame's header may ask
 * for at a window of 128 MiB, as the command zstd does; it is outside of the heap.
 */
final class ZstdStream extends DecompressedStream {
  private static final int MAGIC = 0x28B5_2FFD;

  /**
   * Bytes handed to the library at once. Where they turn out to be damaged, what they held before
   * the damage is lost, too.
   */
  private static final int PORTION = 1 << 14;

  private final ZstdDecompressCtx context = new ZstdDecompressCtx();
  private boolean betweenFrames = true;
  private boolean moreToFlush;

  ZstdStream(ByteWindow compressed) {
    super(compressed, "zstd");
  }

  /** Whether four bytes, read as big-endian, begin a frame. */
  static boolean begins(int firstBytes) {
    return firstBytes == MAGIC;
  }

  @Override
  boolean decompress(ByteBuffer target) throws IOException {
    if (compressed.available() == 0 && !moreToFlush && !compressed.require(1)) {
      if (betweenFrames) {
        return false;
      }
      throw cutShort();
    }
    ByteBuffer source = compressed.buffer().duplicate();
    int begin = compressed.index();
    source.limit(begin + Math.min(compressed.available(), PORTION)).position(begin);
    try {
      betweenFrames = context.decompressDirectByteBufferStream(target, source);
    } catch (ZstdException e) {
      throw damaged(e.getMessage());
    }
    compressed.skip(source.position() - begin);
    moreToFlush = !betweenFrames && !target.hasRemaining();
    return true;
  }

  @Override
  void free() {
    context.close();
  }
}
