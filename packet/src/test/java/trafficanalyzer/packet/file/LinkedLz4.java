package trafficanalyzer.packet.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import net.jpountz.xxhash.XXHash32;
import net.jpountz.xxhash.XXHashFactory;

/**
 * Writes LZ4 frames with linked blocks, which the library does not: the matches of a block refer to
 * anything up to 64 KiB back, mostly into the blocks before.
 */
final class LinkedLz4 {
  private static final XXHash32 HASH = XXHashFactory.safeInstance().hash32();
  private static final int MIN_MATCH = 4;
  private static final int LAST_LITERALS = 12;

  private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
  private final ByteArrayOutputStream block = new ByteArrayOutputStream();
  private final byte[] content;
  private int at;

  private LinkedLz4(byte[] content) {
    this.content = content;
  }

  /** Compresses into blocks of 64 KiB at most, of random lengths, with all checksums. */
  static byte[] compress(byte[] content, Random random) {
    return new LinkedLz4(content).compress(random);
  }

  private byte[] compress(Random random) {
    byte[] descriptor =
        ByteBuffer.allocate(10)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) 0x5C) // version 1, linked, both checksums, content size
            .put((byte) 0x40) // blocks of 64 KiB
            .putLong(content.length)
            .array();
    integer(0x184D_2204);
    frame.writeBytes(descriptor);
    frame.write(HASH.hash(descriptor, 0, descriptor.length, 0) >>> 8);
    while (at < content.length) {
      int end = Math.min(content.length, at + 1 + random.nextInt(1 << 16));
      byte[] bytes = random.nextInt(4) == 0 ? stored(end) : block(end);
      frame.writeBytes(bytes);
      integer(HASH.hash(bytes, 0, bytes.length, 0));
    }
    integer(0);
    integer(HASH.hash(content, 0, content.length, 0));
    return frame.toByteArray();
  }

  private byte[] stored(int end) {
    byte[] bytes = Arrays.copyOfRange(content, at, end);
    integer(bytes.length | 0x8000_0000);
    at = end;
    return bytes;
  }

  private byte[] block(int end) {
    block.reset();
    int literals = at;
    while (end - at > LAST_LITERALS) {
      int back = distance();
      int length = back == 0 ? 0 : matchLength(back, end - LAST_LITERALS);
      if (length >= MIN_MATCH) {
        sequence(literals, length);
        block.write(back);
        block.write(back >>> 8);
        more(length - MIN_MATCH);
        at += length;
        literals = at;
      } else {
        at++;
      }
    }
    at = end;
    sequence(literals, MIN_MATCH);
    integer(block.size());
    return block.toByteArray();
  }

  /** The nearest place before that holds the next four bytes; searched with steps that grow. */
  private int distance() {
    for (int back = 1; back <= Math.min(at, 0xFFFF); back += 1 + back / 64) {
      if (matchLength(back, at + MIN_MATCH) == MIN_MATCH) {
        return back;
      }
    }
    return 0;
  }

  private int matchLength(int back, int end) {
    int length = 0;
    while (at + length < end && content[at + length] == content[at + length - back]) {
      length++;
    }
    return length;
  }

  private void sequence(int literals, int matchLength) {
    int count = at - literals;
    block.write(Math.min(count, 15) << 4 | Math.min(matchLength - MIN_MATCH, 15));
    more(count);
    block.write(content, literals, count);
  }

  private void more(int length) {
    int rest = length - 15;
    for (; rest >= 255; rest -= 255) {
      block.write(255);
    }
    if (rest >= 0) {
      block.write(rest);
    }
  }

  private void integer(int value) {
    frame.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
  }
}
