package trafficanalyzer.packet.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import net.jpountz.xxhash.StreamingXXHash32;
import net.jpountz.xxhash.XXHash32;
import net.jpountz.xxhash.XXHashFactory;

/**
 * The LZ4 frame format (github.com/lz4/lz4, doc/lz4_Frame_format.md, 1.6) with any number of
 * frames. The library's own stream reads independent blocks only, while liblz4 writes linked ones
 * unless told otherwise.
 */
final class Lz4Stream extends DecompressedStream {
  private static final int MAGIC = 0x184D_2204;
  private static final int SKIPPABLE_MAGIC = 0x184D_2A50;
  private static final int SKIPPABLE_MASK = 0xFFFF_FFF0;
  private static final int VERSION_MASK = 0xC0;
  private static final int VERSION = 0x40;
  private static final int INDEPENDENT = 0x20;
  private static final int BLOCK_CHECKSUM = 0x10;
  private static final int CONTENT_SIZE = 0x08;
  private static final int CONTENT_CHECKSUM = 0x04;
  private static final int RESERVED = 0x02;
  private static final int DICTIONARY = 0x01;
  private static final int STORED = 0x8000_0000;

  private final XXHash32 hash = XXHashFactory.fastestInstance().hash32();
  private final StreamingXXHash32 contentHash =
      XXHashFactory.fastestInstance().newStreamingHash32(0);
  private final Lz4Block block = new Lz4Block();
  private boolean inFrame;
  private int flags;
  private long contentSize;
  private long produced;

  Lz4Stream(ByteWindow compressed) {
    super(compressed, "lz4");
  }

  /** Whether four bytes, read as big-endian, begin a frame. */
  static boolean begins(int firstBytes) {
    return Integer.reverseBytes(firstBytes) == MAGIC;
  }

  /** Whether four bytes, read as big-endian, begin a frame that is to be skipped; as in zstd. */
  static boolean beginsSkippable(int firstBytes) {
    return (Integer.reverseBytes(firstBytes) & SKIPPABLE_MASK) == SKIPPABLE_MAGIC;
  }

  @Override
  boolean decompress(ByteBuffer target) throws IOException {
    if (block.handOut(target)) {
      return true;
    }
    if (inFrame) {
      nextBlock();
      return true;
    }
    if (!compressed.require(1)) {
      return false;
    }
    nextFrame();
    return true;
  }

  private void nextFrame() throws IOException {
    int magic = takeInt();
    if ((magic & SKIPPABLE_MASK) == SKIPPABLE_MAGIC) {
      if (!compressed.skipThrough(takeInt() & 0xFFFF_FFFFL)) {
        throw cutShort();
      }
      return;
    }
    if (magic != MAGIC) {
      throw damaged("what follows a frame is no frame");
    }
    need(2);
    flags = compressed.buffer().get(compressed.index()) & 0xFF;
    int descriptor = compressed.buffer().get(compressed.index() + 1) & 0xFF;
    if ((flags & VERSION_MASK) != VERSION || (flags & RESERVED) != 0) {
      throw damaged("unknown version or flags of a frame");
    }
    int length = 2 + ((flags & CONTENT_SIZE) == 0 ? 0 : 8) + ((flags & DICTIONARY) == 0 ? 0 : 4);
    need(length + 1);
    int index = compressed.index();
    contentSize =
        (flags & CONTENT_SIZE) == 0 ? 0 : Long.reverseBytes(compressed.buffer().getLong(index + 2));
    int sum = hash.hash(compressed.buffer(), index, length, 0) >>> 8 & 0xFF;
    if (sum != (compressed.buffer().get(index + length) & 0xFF)) {
      throw damaged("the checksum is not that of the frame's header");
    }
    if ((flags & DICTIONARY) != 0) {
      throw damaged("the frame needs a dictionary");
    }
    compressed.skip(length + 1);
    int sizeClass = descriptor >>> 4 & 7;
    if (sizeClass < 4) {
      throw damaged("unknown block size of a frame");
    }
    block.beginFrame(1 << 8 + 2 * sizeClass, (flags & INDEPENDENT) == 0);
    contentHash.reset();
    produced = 0;
    inFrame = true;
  }

  private void nextBlock() throws IOException {
    int size = takeInt();
    if (size == 0) {
      endFrame();
      return;
    }
    boolean stored = (size & STORED) != 0;
    int length = size & ~STORED;
    if (length > block.largest()) {
      throw damaged("block of " + length + " bytes where at most " + block.largest() + " are");
    }
    byte[] bytes = block.input();
    fill(bytes, block.inputOffset(), length);
    if ((flags & BLOCK_CHECKSUM) != 0
        && takeInt() != hash.hash(bytes, block.inputOffset(), length, 0)) {
      throw damaged("the checksum is not that of the block");
    }
    if (!block.take(length, stored)) {
      throw damaged("the block cannot be decompressed");
    }
    if ((flags & CONTENT_CHECKSUM) != 0) {
      contentHash.update(block.output(), block.outputOffset(), block.outputLength());
    }
    produced += block.outputLength();
  }

  private void endFrame() throws IOException {
    inFrame = false;
    if ((flags & CONTENT_CHECKSUM) != 0 && takeInt() != contentHash.getValue()) {
      throw damaged("the checksum is not that of the content");
    }
    if ((flags & CONTENT_SIZE) != 0 && contentSize != produced) {
      throw damaged("the content has " + produced + " bytes, " + contentSize + " were announced");
    }
  }

  private void fill(byte[] bytes, int offset, int length) throws IOException {
    int at = offset;
    int left = length;
    while (left > 0) {
      need(1);
      int portion = Math.min(left, compressed.available());
      compressed.buffer().get(compressed.index(), bytes, at, portion);
      compressed.skip(portion);
      at += portion;
      left -= portion;
    }
  }

  @Override
  void free() {
    contentHash.close();
  }
}
