package trafficanalyzer.packet.stream;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Buffers that were given back, for who needs one next: messages that are put together out of
 * several packets make no garbage. What is kept is bounded.
 *
 * <p>Not for use by several threads at once.
 */
public final class SpareBuffers {
  private static final int MOST_BYTES = 1 << 20;
  private static final int SMALLEST_BITS = 8;

  /** Of 256 bytes, of 512 and so on. */
  private final List<Deque<ByteBuffer>> sizes = new ArrayList<>();

  private int spare;

  /**
   * A big-endian buffer with an array, of the smallest power of two, from 256 on, that holds so
   * many bytes; what is in it is left over from its last use.
   */
  public ByteBuffer take(int bytes) {
    int bits =
        Math.max(
            SMALLEST_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, bytes) - 1));
    ByteBuffer buffer = ofSize(bits).poll();
    if (buffer == null) {
      return ByteBuffer.allocate(1 << bits);
    }
    spare -= buffer.capacity();
    return buffer;
  }

  /** Gives back a buffer that came from here. */
  public void give(ByteBuffer buffer) {
    if (spare + buffer.capacity() <= MOST_BYTES) {
      ofSize(Integer.numberOfTrailingZeros(buffer.capacity())).push(buffer);
      spare += buffer.capacity();
    }
  }

  private Deque<ByteBuffer> ofSize(int bits) {
    while (sizes.size() <= bits - SMALLEST_BITS) {
      sizes.add(new ArrayDeque<>());
    }
    return sizes.get(bits - SMALLEST_BITS);
  }
}
