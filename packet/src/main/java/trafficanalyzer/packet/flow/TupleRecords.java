package trafficanalyzer.packet.flow;

import java.util.Arrays;

/**
 * What {@link TupleMap} keeps of each number: a five-tuple, when it was used, and its neighbours in
 * a queue; then what the user keeps of it, so that all is in neighbouring cache lines. Using a
 * tuple does not move it in the queue: it is moved when it comes to the head, once for all its
 * uses.
 */
final class TupleRecords {
  private static final int RECORD = 8;
  private static final int FIRST_HIGH = 0;
  private static final int FIRST_LOW = 1;
  private static final int SECOND_HIGH = 2;
  private static final int SECOND_LOW = 3;
  private static final int PORTS_AND_PROTOCOL = 4;
  private static final int USED_AT = 5;
  private static final int QUEUED_AT = 6;
  private static final int NEIGHBOURS = 7;

  private static final int PAGE_BITS = 10;
  private static final int PAGE_MASK = (1 << PAGE_BITS) - 1;

  /** Numbers in a cache line. */
  private static final int LINE = 8;

  /** In place of the ports where a number is free. */
  private static final long NONE = -1;

  private final int record;

  /** Records lie in pages, so that growing moves none of them. */
  private long[][] pages = new long[0][];

  private int head = -1;
  private int tail = -1;

  /**
   * @param more numbers that the user keeps beside each tuple
   */
  TupleRecords(int capacity, int more) {
    record = RECORD + more;
    grow(capacity);
  }

  void grow(int capacity) {
    int before = pages.length;
    pages = Arrays.copyOf(pages, (capacity + PAGE_MASK) >>> PAGE_BITS);
    for (int i = before; i < pages.length; i++) {
      pages[i] = new long[Math.min(capacity, 1 << PAGE_BITS) * record];
    }
  }

  void clear() {
    head = -1;
    tail = -1;
  }

  long[] page(int number) {
    return pages[number >>> PAGE_BITS];
  }

  /** Where a number's record begins in its page. */
  private int at(int number) {
    return (number & PAGE_MASK) * record;
  }

  /** Where what the user keeps begins in the number's page. */
  int more(int number) {
    return at(number) + RECORD;
  }

  void put(int number, FiveTuple tuple, long time) {
    long[] page = page(number);
    int at = at(number);
    page[at + FIRST_HIGH] = tuple.firstHigh;
    page[at + FIRST_LOW] = tuple.firstLow;
    page[at + SECOND_HIGH] = tuple.secondHigh;
    page[at + SECOND_LOW] = tuple.secondLow;
    page[at + PORTS_AND_PROTOCOL] = tuple.portsAndProtocol;
    page[at + USED_AT] = time;
    append(number);
  }

  void get(int number, FiveTuple tuple) {
    long[] page = page(number);
    int at = at(number);
    tuple.firstHigh = page[at + FIRST_HIGH];
    tuple.firstLow = page[at + FIRST_LOW];
    tuple.secondHigh = page[at + SECOND_HIGH];
    tuple.secondLow = page[at + SECOND_LOW];
    tuple.portsAndProtocol = page[at + PORTS_AND_PROTOCOL];
  }

  boolean is(int number, FiveTuple tuple) {
    long[] page = page(number);
    int at = at(number);
    return page[at + PORTS_AND_PROTOCOL] == tuple.portsAndProtocol
        && page[at + FIRST_LOW] == tuple.firstLow
        && page[at + SECOND_LOW] == tuple.secondLow
        && page[at + FIRST_HIGH] == tuple.firstHigh
        && page[at + SECOND_HIGH] == tuple.secondHigh;
  }

  /** Reads from each cache line of the number's record. */
  long read(int number) {
    long[] page = page(number);
    int at = at(number);
    long read = page[at + record - 1];
    for (int i = 0; i < record; i += LINE) {
      read ^= page[at + i];
    }
    return read;
  }

  void remove(int number) {
    unlink(number);
    page(number)[at(number) + PORTS_AND_PROTOCOL] = NONE;
  }

  boolean isTaken(int number) {
    return get(number, PORTS_AND_PROTOCOL) != NONE;
  }

  void use(int number, long time) {
    page(number)[at(number) + USED_AT] = time;
  }

  long usedAt(int number) {
    return get(number, USED_AT);
  }

  /** When the first in the queue was used or moved; there must be one. */
  long headQueuedAt() {
    return get(head, QUEUED_AT);
  }

  /** The number that was not used for the longest time; -1 if there is none. */
  int longestIdle() {
    while (head >= 0 && usedAt(head) != headQueuedAt()) {
      int number = head;
      unlink(number);
      append(number);
    }
    return head;
  }

  private void append(int number) {
    long[] page = page(number);
    int at = at(number);
    page[at + QUEUED_AT] = page[at + USED_AT];
    link(number, tail, -1);
    if (tail >= 0) {
      link(tail, before(tail), number);
    } else {
      head = number;
    }
    tail = number;
  }

  private void unlink(int number) {
    int before = before(number);
    int after = after(number);
    if (before >= 0) {
      link(before, before(before), after);
    } else {
      head = after;
    }
    if (after >= 0) {
      link(after, before, after(after));
    } else {
      tail = before;
    }
  }

  private void link(int number, int before, int after) {
    page(number)[at(number) + NEIGHBOURS] = (long) before << 32 | after & 0xFFFF_FFFFL;
  }

  private int before(int number) {
    return (int) (get(number, NEIGHBOURS) >> 32);
  }

  private int after(int number) {
    return (int) get(number, NEIGHBOURS);
  }

  private long get(int number, int field) {
    return page(number)[at(number) + field];
  }
}
