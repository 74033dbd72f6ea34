package trafficanalyzer.packet.flow;

import java.util.Arrays;

/**
 * What {@link TupleMap} keeps of each number: a five-tuple, when it was used, and its neighbours in
 * a queue, in a cache line. Using a tuple does not move it in the queue: it is moved when it comes
 * to the head, once for all its uses.
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

  /** In place of the ports where a number is free. */
  private static final long NONE = -1;

  private long[] records;
  private int head = -1;
  private int tail = -1;

  TupleRecords(int capacity) {
    records = new long[capacity * RECORD];
  }

  void grow(int capacity) {
    records = Arrays.copyOf(records, capacity * RECORD);
  }

  void clear() {
    head = -1;
    tail = -1;
  }

  void put(int number, FiveTuple tuple, long time) {
    int at = number * RECORD;
    records[at + FIRST_HIGH] = tuple.firstHigh;
    records[at + FIRST_LOW] = tuple.firstLow;
    records[at + SECOND_HIGH] = tuple.secondHigh;
    records[at + SECOND_LOW] = tuple.secondLow;
    records[at + PORTS_AND_PROTOCOL] = tuple.portsAndProtocol;
    records[at + USED_AT] = time;
    append(number);
  }

  void get(int number, FiveTuple tuple) {
    int at = number * RECORD;
    tuple.firstHigh = records[at + FIRST_HIGH];
    tuple.firstLow = records[at + FIRST_LOW];
    tuple.secondHigh = records[at + SECOND_HIGH];
    tuple.secondLow = records[at + SECOND_LOW];
    tuple.portsAndProtocol = records[at + PORTS_AND_PROTOCOL];
  }

  boolean is(int number, FiveTuple tuple) {
    int at = number * RECORD;
    return records[at + PORTS_AND_PROTOCOL] == tuple.portsAndProtocol
        && records[at + FIRST_LOW] == tuple.firstLow
        && records[at + SECOND_LOW] == tuple.secondLow
        && records[at + FIRST_HIGH] == tuple.firstHigh
        && records[at + SECOND_HIGH] == tuple.secondHigh;
  }

  void remove(int number) {
    unlink(number);
    records[number * RECORD + PORTS_AND_PROTOCOL] = NONE;
  }

  boolean isTaken(int number) {
    return records[number * RECORD + PORTS_AND_PROTOCOL] != NONE;
  }

  void use(int number, long time) {
    records[number * RECORD + USED_AT] = time;
  }

  long usedAt(int number) {
    return records[number * RECORD + USED_AT];
  }

  /** When the first in the queue was used or moved; there must be one. */
  long headQueuedAt() {
    return records[head * RECORD + QUEUED_AT];
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
    int at = number * RECORD;
    records[at + QUEUED_AT] = records[at + USED_AT];
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
    records[number * RECORD + NEIGHBOURS] = (long) before << 32 | after & 0xFFFF_FFFFL;
  }

  private int before(int number) {
    return (int) (records[number * RECORD + NEIGHBOURS] >> 32);
  }

  private int after(int number) {
    return (int) records[number * RECORD + NEIGHBOURS];
  }
}
