package trafficanalyzer.packet.file;

import java.nio.ByteBuffer;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * The block of an LZ4 frame that is at hand, compressed and not. A linked block refers back to the
 * 64 KiB before it, which the library has no way to be given. So these are put in front of the
 * block's first literals, as though it had brought them itself: its first token and the length of
 * its literals are written anew, all else stays as it is.
 *
 * <pre>
 *           token  more of the length   literals           offset …
 *   was                                 [ own    ]         [ as it was
 *   is      [ 1 ]  [ up to 16,713 ]     [ history | own ]  [ as it was
 * </pre>
 */
final class Lz4Block {
  private static final int HISTORY = 1 << 16;

  /** A literals' length of 4 MiB and the history, in bytes of at most 255, and the token. */
  private static final int REWRITTEN = 16_800;

  private static final int MARGIN = HISTORY + REWRITTEN;
  private static final int LONG = 15;

  private final LZ4SafeDecompressor decompressor = LZ4Factory.fastestInstance().safeDecompressor();
  private byte[] input = {};
  private byte[] output = {};
  private int largest;
  private boolean linked;
  private int history;
  private int end;
  private int handedOut;

  /**
   * @param largest bytes that a block has at most
   * @param linked whether blocks refer back to those before
   */
  void beginFrame(int largest, boolean linked) {
    this.largest = largest;
    this.linked = linked;
    // Kept from frame to frame: a file may have one every few bytes.
    if (input.length < MARGIN + largest) {
      input = new byte[MARGIN + largest];
      output = new byte[HISTORY + largest];
    }
    history = 0;
    end = 0;
    handedOut = 0;
  }

  int largest() {
    return largest;
  }

  /** Where a block is to be put, from {@link #inputOffset()} on. */
  byte[] input() {
    return input;
  }

  int inputOffset() {
    return MARGIN;
  }

  byte[] output() {
    return output;
  }

  int outputOffset() {
    return history;
  }

  int outputLength() {
    return end - history;
  }

  /** Puts what fits of the decompressed block into a buffer; false where nothing is left. */
  boolean handOut(ByteBuffer target) {
    int length = Math.min(end - handedOut, target.remaining());
    target.put(output, handedOut, length);
    handedOut += length;
    return length > 0;
  }

  /**
   * Decompresses the block that was put in.
   *
   * @param stored whether it is not compressed
   * @return false if it is damaged
   */
  boolean take(int length, boolean stored) {
    int keep = linked ? Math.min(end, HISTORY) : 0;
    System.arraycopy(output, end - keep, output, 0, keep);
    history = keep;
    end = keep;
    handedOut = keep;
    if (stored) {
      System.arraycopy(input, MARGIN, output, keep, length);
      end += length;
      return true;
    }
    try {
      int begin = keep == 0 ? MARGIN : prependHistory(length);
      if (begin < 0) {
        return false;
      }
      end =
          decompressor.decompress(input, begin, MARGIN + length - begin, output, 0, keep + largest);
      return end >= keep;
    } catch (LZ4Exception e) {
      end = keep;
      return false;
    }
  }

  /** Index where the block begins that brings the history with it; -1 where it is damaged. */
  private int prependHistory(int length) {
    int blockEnd = MARGIN + length;
    int token = input[MARGIN] & 0xFF;
    int literals = MARGIN + 1;
    int count = token >>> 4;
    if (count == LONG) {
      int more;
      do {
        if (literals == blockEnd) {
          return -1;
        }
        more = input[literals++] & 0xFF;
        count += more;
      } while (more == 255);
    }
    if (count > blockEnd - literals) {
      return -1;
    }
    int at = literals - history;
    System.arraycopy(output, 0, input, at, history);
    return prependLength(at, token & 0x0F, count + history);
  }

  private int prependLength(int before, int matchBits, int count) {
    if (count < LONG) {
      input[before - 1] = (byte) (count << 4 | matchBits);
      return before - 1;
    }
    int rest = count - LONG;
    int at = before - 1;
    input[at] = (byte) (rest % 255);
    int full = at - rest / 255;
    while (at > full) {
      input[--at] = (byte) 255;
    }
    input[--at] = (byte) (LONG << 4 | matchBits);
    return at;
  }
}
