package trafficanalyzer.packet.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Decompresses in bulk from one {@link ByteWindow} into another's buffer. What could be
 * decompressed before damage is handed out first, then the damage is told.
 */
abstract class DecompressedStream implements ReadableByteChannel {
  final ByteWindow compressed;
  private final String name;
  private DamagedStreamException damage;
  private boolean open = true;

  DecompressedStream(ByteWindow compressed, String name) {
    this.compressed = compressed;
    this.name = name;
  }

  @Override
  public final int read(ByteBuffer target) throws IOException {
    int begin = target.position();
    boolean more = target.hasRemaining();
    while (damage == null && more && target.position() == begin) {
      try {
        more = decompress(target);
      } catch (DamagedStreamException e) {
        damage = e;
      }
    }
    int read = target.position() - begin;
    if (read > 0 || !target.hasRemaining()) {
      return read;
    }
    if (damage != null) {
      throw damage;
    }
    return -1;
  }

  /**
   * Goes on until something was put into the buffer, or at least something was taken in.
   *
   * @return false at the end of the stream
   * @throws DamagedStreamException where it cannot go on; what was put into the buffer counts
   */
  abstract boolean decompress(ByteBuffer target) throws IOException;

  /** Says what is wrong, and where in the compressed file that was found out. */
  final DamagedStreamException damaged(String what) {
    return new DamagedStreamException(
        name + " stream damaged at byte " + compressed.position() + " of the file: " + what);
  }

  /** Says that the compressed file ends too early. */
  final DamagedStreamException cutShort() {
    return new DamagedStreamException(
        name
            + " stream cut short: the file ends at byte "
            + (compressed.position() + compressed.available()));
  }

  /** Makes bytes of the compressed stream available which must be there. */
  final void need(int bytes) throws IOException {
    if (!compressed.require(bytes)) {
      throw cutShort();
    }
  }

  /** Takes a little-endian number of four bytes, which must be there. */
  final int takeInt() throws IOException {
    need(4);
    int value = compressed.buffer().getInt(compressed.index());
    compressed.skip(4);
    return Integer.reverseBytes(value);
  }

  /** Takes a byte, which must be there. */
  final int takeByte() throws IOException {
    need(1);
    int value = compressed.buffer().get(compressed.index()) & 0xFF;
    compressed.skip(1);
    return value;
  }

  @Override
  public final boolean isOpen() {
    return open;
  }

  @Override
  public final void close() {
    if (open) {
      open = false;
      free();
    }
  }

  /** Gives back what is held beside the heap. */
  void free() {}
}
