package trafficanalyzer.packet.stream;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Bytes that arrive in pieces, in any order, repeated or overlapping, put together by their
 * positions. Where pieces contradict each other, what came first stays, as most systems have it.
 */
public final class Assembly {
  /** How many pieces with gaps between them are kept; a further one is left out. */
  private static final int MOST_PIECES = 64;

  private static final int FIRST_PIECES = 8;
  private static final int FIRST_CAPACITY = 2048;
  private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);
  private static final int[] NO_PIECES = {};

  private SpareBuffers spare = new SpareBuffers();
  private int limit;
  private ByteBuffer bytes = NO_BYTES;

  // Pieces [from, to) in ascending order, with a gap before each but perhaps the first.
  private int[] from = NO_PIECES;
  private int[] to = NO_PIECES;
  private int pieces;

  /** Shares spare memory with others; before anything is put in. */
  void share(SpareBuffers buffers) {
    spare = buffers;
  }

  /**
   * Forgets all bytes and gives their memory back.
   *
   * @param most how many bytes are kept at most from now on
   */
  public void restart(int most) {
    limit = most;
    pieces = 0;
    giveBack();
  }

  /**
   * Adds a piece; what lies beyond the limit is cut off.
   *
   * @param position where its first byte belongs, from 0
   * @param source read at absolute indexes
   */
  public void put(int position, ByteBuffer source, int offset, int length) {
    int end = length > limit - position ? limit : position + length;
    if (position >= end) {
      return;
    }
    int first = 0;
    while (first < pieces && to[first] < position) {
      first++;
    }
    if ((first == pieces || from[first] > end) && pieces == MOST_PIECES) {
      return;
    }
    ensureCapacity(end);
    int next = first;
    int at = position;
    while (next < pieces && from[next] <= end) {
      copy(at, Math.min(end, from[next]), source, offset - position);
      at = Math.max(at, to[next]);
      next++;
    }
    copy(at, end, source, offset - position);
    replace(first, next, position, end);
  }

  private void copy(int start, int end, ByteBuffer source, int shift) {
    if (start < end) {
      bytes.put(start, source, start + shift, end - start);
    }
  }

  /** One piece stands where the pieces from first (inclusive) to next (exclusive) stood. */
  private void replace(int first, int next, int position, int end) {
    int start = first == next ? position : Math.min(position, from[first]);
    int stop = first == next ? end : Math.max(end, to[next - 1]);
    int moved = pieces - next;
    if (first == next && pieces == from.length) {
      int room = Math.max(FIRST_PIECES, pieces * 2);
      from = Arrays.copyOf(from, room);
      to = Arrays.copyOf(to, room);
    }
    System.arraycopy(from, next, from, first + 1, moved);
    System.arraycopy(to, next, to, first + 1, moved);
    from[first] = start;
    to[first] = stop;
    pieces = first + 1 + moved;
  }

  private void ensureCapacity(int needed) {
    if (needed > bytes.capacity()) {
      ByteBuffer larger = spare.take(Math.max(Math.min(FIRST_CAPACITY, limit), needed));
      larger.put(0, bytes, 0, bytes.capacity());
      giveBack();
      bytes = larger;
    }
  }

  private void giveBack() {
    if (bytes != NO_BYTES) {
      spare.give(bytes);
      bytes = NO_BYTES;
    }
  }

  /**
   * Drops the first bytes, which must be there if any are; what follows moves to position 0. When
   * nothing is left the memory is given back: a stream may then be idle for long.
   */
  void drop(int count) {
    if (count == 0 || pieces == 0) {
      return;
    }
    int end = to[pieces - 1];
    if (end == count) {
      restart(limit);
      return;
    }
    System.arraycopy(bytes.array(), count, bytes.array(), 0, end - count);
    int kept = 0;
    for (int i = 0; i < pieces; i++) {
      if (to[i] > count) {
        from[kept] = Math.max(0, from[i] - count);
        to[kept++] = to[i] - count;
      }
    }
    pieces = kept;
  }

  /** Forgets all bytes. */
  public void clear() {
    pieces = 0;
  }

  /** How many bytes are there from position 0 on without a gap. */
  public int length() {
    return pieces > 0 && from[0] == 0 ? to[0] : 0;
  }

  /** Whether no byte was put in. */
  public boolean isEmpty() {
    return pieces == 0;
  }

  /** The bytes, position 0 at index 0; valid until the next change. */
  public ByteBuffer bytes() {
    return bytes;
  }

  int limit() {
    return limit;
  }

  /** Bytes of memory that the content takes. */
  int capacity() {
    return bytes.capacity();
  }
}
