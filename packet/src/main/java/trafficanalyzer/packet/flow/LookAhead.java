package trafficanalyzer.packet.flow;

/**
 * What will soon be looked for in a large hash table. Looked for one by one, memory is waited for
 * each time; looked for together, as the hints of software prefetching (Chen, Ailamaki, Gibbons and
 * Mowry, "Improving hash join performance through prefetching", 2004), it is waited for once.
 *
 * <p>The table's buckets hold the upper half of a hash, which also tells where the bucket belongs,
 * and the number + 1 of what it stands for; 0 where free.
 */
public final class LookAhead {
  /** What is fetched for so many stays in the second-level cache until it is used. */
  private static final int MOST = 2048;

  private final long[] expected = new long[MOST];
  private int size;

  /** So many were looked for, and how many of them were asked for. */
  private int found;

  private int asked;

  /** Of no meaning: what is read must go somewhere, or it would not be read. */
  private long read;

  /** Reads what is kept of a number: something from each cache line. */
  public interface Record {
    long read(int number);
  }

  /** Says what will be looked for; beyond some thousands, it is not looked for ahead. */
  public void expect(long hash) {
    found = 0;
    if (size < MOST) {
      expected[size++] = hash;
    }
  }

  /**
   * Finds what was expected, where it is in the first or second bucket that it may be in, and
   * fetches what is kept of it into the caches. Without branches that depend on what is read, as
   * the processor would wait for it there.
   *
   * @param buckets a power of two of them
   */
  public void fetch(long[] buckets, Record record) {
    int mask = buckets.length - 1;
    for (int i = 0; i < size; i++) {
      int tag = (int) (expected[i] >>> 32);
      int differs = (int) (buckets[tag & mask] >>> 32) ^ tag;
      int second = (differs | -differs) >>> 31;
      expected[i] = buckets[tag + second & mask] - 1;
    }
    for (int i = 0; i < size; i++) {
      read ^= record.read(Math.max(0, (int) expected[i]));
    }
    found = size;
    asked = 0;
    size = 0;
  }

  /** Expects nothing, and guesses nothing of what was expected: the table is another one. */
  public void forget() {
    size = 0;
    found = 0;
  }

  /**
   * The number of the next one that was expected, if it is looked for in the same order: a guess,
   * to be tried before it is looked for in another way.
   *
   * @return -1 where there is none to try
   */
  public int next() {
    return asked < found ? (int) expected[asked++] : -1;
  }
}
