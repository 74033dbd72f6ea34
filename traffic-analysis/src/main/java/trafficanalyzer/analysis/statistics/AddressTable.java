package trafficanalyzer.analysis.statistics;

import java.security.SecureRandom;
import java.util.Arrays;
import trafficanalyzer.packet.flow.LookAhead;

/**
 * Counts packets and bytes by address: of the whole capture, and packets of the two intervals that
 * are open. One record of eight numbers, one cache line or two, holds all that is known of an
 * address:
 *
 * <pre>
 * 0, 1  the address, upper and lower half
 * 2, 3  packets and bytes sent
 * 4, 5  packets and bytes received
 * 6, 7  packets of an open interval, even and odd: sent (upper 32 bits) and received (lower)
 * </pre>
 *
 * Records lie in pages, so that growing moves none of them. Finding one is open addressing over
 * primitive arrays; the hash is keyed by random numbers, or whoever chooses addresses could choose
 * ones that collide. Nothing that comes out depends on it.
 */
final class AddressTable {
  static final int FULL = -1;

  private static final int HIGH = 0;
  private static final int LOW = 1;
  private static final int PACKETS_SENT = 2;
  private static final int BYTES_SENT = 3;
  private static final int PACKETS_RECEIVED = 4;
  private static final int BYTES_RECEIVED = 5;
  private static final int INTERVALS = 6;
  private static final int LAST = 7;

  private static final int RECORD_BITS = 3;
  private static final int PAGE_BITS = 12;
  private static final int PAGE_MASK = (1 << PAGE_BITS) - 1;
  private static final int INITIAL_BUCKETS = 1 << 10;
  private static final long TAG = 0xFFFF_FFFF_0000_0000L;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final long key0 = RANDOM.nextLong();
  private final long key1 = RANDOM.nextLong();
  private final int most;
  private final LookAhead expected = new LookAhead();
  private long[][] pages = new long[16][];
  private int size;

  /**
   * Upper half: the hash's, which also tells where a bucket belongs; lower half: the number + 1; 0
   * where free. At most half are taken.
   */
  private long[] buckets = new long[INITIAL_BUCKETS];

  /** Which addresses have packets in the open interval, even and odd. */
  private final NumberList[] seen = {new NumberList(), new NumberList()};

  /**
   * @param most addresses that are known at once
   */
  AddressTable(int most) {
    this.most = most;
  }

  int size() {
    return size;
  }

  /** The address's number, from 0 on; {@link #FULL} where it is unknown and there is no room. */
  int number(long high, long low) {
    int guess = expected.next();
    if (guess >= 0 && is(guess, high, low)) {
      return guess;
    }
    long hash = hash(high, low);
    int mask = buckets.length - 1;
    int slot = home(hash);
    for (long bucket = buckets[slot]; bucket != 0; bucket = buckets[slot]) {
      if (((bucket ^ hash) & TAG) == 0 && is((int) bucket - 1, high, low)) {
        return (int) bucket - 1;
      }
      slot = slot + 1 & mask;
    }
    return size == most ? FULL : add(high, low, hash);
  }

  private boolean is(int number, long high, long low) {
    long[] page = pages[number >>> PAGE_BITS];
    int at = at(number);
    return page[at + LOW] == low && page[at + HIGH] == high;
  }

  private int add(long high, long low, long hash) {
    int number = size++;
    if (number >>> PAGE_BITS == pages.length) {
      pages = Arrays.copyOf(pages, 2 * pages.length);
    }
    if (pages[number >>> PAGE_BITS] == null) {
      pages[number >>> PAGE_BITS] = new long[1 << PAGE_BITS + RECORD_BITS];
    }
    long[] page = pages[number >>> PAGE_BITS];
    page[at(number) + HIGH] = high;
    page[at(number) + LOW] = low;
    if (size > buckets.length / 2) {
      grow();
    }
    place(hash & TAG | number + 1);
    return number;
  }

  private void grow() {
    long[] before = buckets;
    buckets = new long[2 * before.length];
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

  /** Where a bucket belongs, or the address of a hash. */
  private int home(long bucket) {
    return (int) (bucket >>> 32) & buckets.length - 1;
  }

  /** Says that an address will be asked for soon: {@link #fetch} makes that faster. */
  void expect(long high, long low) {
    expected.expect(hash(high, low));
  }

  /** Fetches what is known of all addresses that are expected into the caches, all at once. */
  void fetch() {
    if (size > 0) {
      expected.fetch(buckets, this::read);
    }
  }

  /** A record that does not begin a cache line lies in two. */
  private long read(int number) {
    return get(number, HIGH) ^ get(number, LAST);
  }

  /** Counts a packet that the address sent in an open interval. */
  void sent(int number, int interval, int bytes) {
    long[] page = pages[number >>> PAGE_BITS];
    int at = at(number);
    page[at + PACKETS_SENT]++;
    page[at + BYTES_SENT] += bytes;
    count(number, page, at, interval, 1L << 32);
  }

  /** Counts a packet that the address received in an open interval. */
  void received(int number, int interval, int bytes) {
    long[] page = pages[number >>> PAGE_BITS];
    int at = at(number);
    page[at + PACKETS_RECEIVED]++;
    page[at + BYTES_RECEIVED] += bytes;
    count(number, page, at, interval, 1);
  }

  /** Adds to an open interval: packets sent times 2^32, plus packets received. */
  void addToInterval(int number, int interval, long packets) {
    count(number, pages[number >>> PAGE_BITS], at(number), interval, packets);
  }

  private void count(int number, long[] page, int at, int interval, long packets) {
    int index = at + INTERVALS + interval;
    if (page[index] == 0) {
      seen[interval].add(number);
    }
    page[index] += packets;
  }

  /** Adds to what the address sent and received in all. */
  void addToTotal(
      int number, long packetsSent, long bytesSent, long packetsReceived, long bytesReceived) {
    long[] page = pages[number >>> PAGE_BITS];
    int at = at(number);
    page[at + PACKETS_SENT] += packetsSent;
    page[at + BYTES_SENT] += bytesSent;
    page[at + PACKETS_RECEIVED] += packetsReceived;
    page[at + BYTES_RECEIVED] += bytesReceived;
  }

  /** Addresses with packets in an open interval. */
  NumberList seen(int interval) {
    return seen[interval];
  }

  /** Packets in an open interval: sent times 2^32, plus received. */
  long inInterval(int number, int interval) {
    return get(number, INTERVALS + interval);
  }

  /** Forgets an open interval. */
  void clear(int interval) {
    NumberList numbers = seen[interval];
    for (int i = 0; i < numbers.size(); i++) {
      int number = numbers.get(i);
      pages[number >>> PAGE_BITS][at(number) + INTERVALS + interval] = 0;
    }
    numbers.clear();
  }

  long high(int number) {
    return get(number, HIGH);
  }

  long low(int number) {
    return get(number, LOW);
  }

  long packetsSent(int number) {
    return get(number, PACKETS_SENT);
  }

  long bytesSent(int number) {
    return get(number, BYTES_SENT);
  }

  long packetsReceived(int number) {
    return get(number, PACKETS_RECEIVED);
  }

  long bytesReceived(int number) {
    return get(number, BYTES_RECEIVED);
  }

  private long get(int number, int field) {
    return pages[number >>> PAGE_BITS][at(number) + field];
  }

  private static int at(int number) {
    return (number & PAGE_MASK) << RECORD_BITS;
  }

  /** Both halves of the 128-bit product, as in wyhash; twice, as addresses are often in a row. */
  private long hash(long high, long low) {
    return fold(fold(high ^ key0, low ^ key1), key0 | 1);
  }

  private static long fold(long a, long b) {
    return a * b ^ Math.multiplyHigh(a, b);
  }
}
