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
  private static final int MOST = 1024;

  private final long[] expected = new long[MOST];
  private int size;

  /** Of no meaning: what is read must go somewhere, or it would not be read. */
  private long read;

  /** Reads what is kept of a number: something from each cache line. */
  public interface Record {
    long read(int number);
  }

  /** Says what will be looked for; beyond some thousand, it is not looked for ahead. */
  public void expect(long hash) {
    if (size < MOST) {
      expected[size++] = hash;
    }
  }

  /**
   * Fetches what is kept of all that was expected into the caches, where it is in the first or
   * second bucket that it may be in; then expects nothing any more. Without branches that depend on
   * what is read, as the processor would wait for it there.
   *
   * @param buckets a power of two of them
   */
  public void fetch(long[] buckets, Record record) {
    int mask = buckets.length - 1;
    for (int i = 0; i < size; i++) {
      int tag = (int) (expected[i] >>> 32);
      int differs = (int) (buckets[tag & mask] >>> 32) ^ tag;
      int second = (differs | -differs) >>> 31;
      expected[i] = buckets[tag + second & mask];
    }
    for (int i = 0; i < size; i++) {
      read ^= record.read(Math.max(0, (int) expected[i] - 1));
    }
    size = 0;
  }
}
