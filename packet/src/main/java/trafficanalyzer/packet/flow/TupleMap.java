package trafficanalyzer.packet.flow;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Gives each five-tuple a small number, the same in both directions, and remembers in which order
 * they were used. Bounded; what to do without room is the user's to decide: {@link #longestIdle()}
 * tells what may go.
 *
 * <p>Open addressing over primitive arrays: nothing is allocated for a tuple, and finding one
 * touches two cache lines. The hash is keyed by random numbers, or whoever chooses addresses could
 * choose ones that collide; numbers do not depend on it, so neither does any output.
 *
 * <p>Not for use by several threads at once.
 */
public final class TupleMap {
  private static final int INITIAL_CAPACITY = 1024;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long TAG = 0xFFFF_FFFF_0000_0000L;

  private final long key0 = RANDOM.nextLong();
  private final long key1 = RANDOM.nextLong();
  private final long key2 = RANDOM.nextLong();
  private final long key3 = RANDOM.nextLong();

  private final int most;
  private final TupleRecords records;
  private final FiveTuple known = new FiveTuple();
  private final LookAhead expected = new LookAhead();

  /**
   * Upper half: the hash's, which also tells where a bucket belongs, so that moving one does not
   * look at its tuple; lower half: the number + 1; 0 where free. At most half are taken.
   */
  private long[] buckets;

  private int[] free;
  private int freed;
  private int numbers;

  /**
   * @param most tuples that are known at once at most
   */
  public TupleMap(int most) {
    this(most, 0);
  }

  /**
   * @param most tuples that are known at once at most
   * @param more numbers that the user keeps of each tuple, in {@link #page}
   */
  public TupleMap(int most, int more) {
    if (most < 1) {
      throw new IllegalArgumentException("room for " + most + " five-tuples");
    }
    this.most = most;
    int capacity = Math.min(most, INITIAL_CAPACITY);
    records = new TupleRecords(capacity, more);
    buckets = new long[Integer.highestOneBit(capacity) * 4];
    free = new int[capacity];
  }

  /** The tuple's number; -1 if it is not known. */
  public int find(FiveTuple tuple) {
    int guess = expected.next();
    if (guess >= 0 && records.is(guess, tuple)) {
      return guess;
    }
    long hash = hash(tuple);
    int mask = buckets.length - 1;
    int slot = home(hash);
    for (long bucket = buckets[slot]; bucket != 0; bucket = buckets[slot]) {
      int number = (int) bucket - 1;
      if (((bucket ^ hash) & TAG) == 0 && records.is(number, tuple)) {
        return number;
      }
      slot = slot + 1 & mask;
    }
    return -1;
  }

  /** Says that a tuple will be looked for soon: {@link #fetch} makes that faster. */
  public void expect(FiveTuple tuple) {
    expected.expect(hash(tuple));
  }

  /** Fetches what is kept of all tuples that are expected into the caches, all at once. */
  public void fetch() {
    expected.fetch(buckets, records::read);
  }

  /**
   * Adds a tuple that is not known; there must be room.
   *
   * @param time when it is used for the first time, nanoseconds since the epoch
   * @return its number, below {@link #capacity()}
   */
  public int add(FiveTuple tuple, long time) {
    if (freed == 0 && numbers == free.length) {
      grow();
    }
    int number = freed > 0 ? free[--freed] : numbers++;
    records.put(number, tuple, time);
    place(hash(tuple) & TAG | number + 1);
    return number;
  }

  /** Forgets a tuple; its number is given to another one later. */
  public void remove(int number) {
    int mask = buckets.length - 1;
    records.get(number, known);
    int gap = home(hash(known));
    while ((int) buckets[gap] - 1 != number) {
      gap = gap + 1 & mask;
    }
    // Closes the gap: Knuth, volume 3, algorithm 6.4R.
    for (int next = gap + 1 & mask; buckets[next] != 0; next = next + 1 & mask) {
      // What lies between its home and here over the gap moves into the gap.
      if ((next - home(buckets[next]) & mask) >= (next - gap & mask)) {
        buckets[gap] = buckets[next];
        gap = next;
      }
    }
    buckets[gap] = 0;
    records.remove(number);
    free[freed++] = number;
  }

  /** Forgets all tuples. */
  public void clear() {
    Arrays.fill(buckets, 0);
    records.clear();
    expected.forget();
    numbers = 0;
    freed = 0;
  }

  /** Whether a number below {@link #capacity()} is a known tuple's. */
  public boolean isKnown(int number) {
    return number < numbers && records.isTaken(number);
  }

  /** Says that a tuple was used. */
  public void use(int number, long time) {
    records.use(number, time);
  }

  /** When the tuple was used last. */
  public long usedAt(int number) {
    return records.usedAt(number);
  }

  /** The known tuple that was not used for the longest time; -1 if none is known. */
  public int longestIdle() {
    return records.longestIdle();
  }

  /** Where what the user keeps of a number is; it stays there as long as the number is known. */
  public long[] page(int number) {
    return records.page(number);
  }

  /** Where in the {@link #page} it begins; garbage when the tuple was added. */
  public int offset(int number) {
    return records.more(number);
  }

  /** A time since which every tuple was used; one must be known. */
  long idleSinceAtMost() {
    return records.headQueuedAt();
  }

  /** Copies a known tuple. */
  public void get(int number, FiveTuple tuple) {
    records.get(number, tuple);
  }

  /** All numbers are below this; it grows up to the bound. */
  public int capacity() {
    return free.length;
  }

  /** How many tuples are known. */
  public int size() {
    return numbers - freed;
  }

  /** Whether there is no room for another tuple. */
  public boolean isFull() {
    return size() == most;
  }

  private void grow() {
    int capacity = Math.min(free.length * 2, most);
    free = new int[capacity]; // none was freed, or there would be room
    records.grow(capacity);
    long[] before = buckets;
    buckets = new long[Integer.highestOneBit(capacity) * 4];
    for (long bucket : before) {
      if (bucket != 0) {
        place(bucket);
      }
    }
  }

  private void place(long bucket) {
    int mask = buckets.length - 1;
    int slot = home(bucket);
    while (buckets[slot] != 0) {
      slot = slot + 1 & mask;
    }
    buckets[slot] = bucket;
  }

  /** Where a bucket belongs, or the tuple of a hash. */
  private int home(long bucket) {
    return (int) (bucket >>> 32) & buckets.length - 1;
  }

  private long hash(FiveTuple tuple) {
    long first = fold(tuple.firstHigh ^ key0, tuple.firstLow ^ key1);
    long second = fold(tuple.secondHigh ^ key2, tuple.secondLow ^ key3);
    return fold(first ^ second ^ key1, tuple.portsAndProtocol ^ key2);
  }

  /** Both halves of the 128-bit product, as in wyhash. */
  private static long fold(long a, long b) {
    return a * b ^ Math.multiplyHigh(a, b);
  }
}
