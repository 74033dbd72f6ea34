package trafficanalyzer.packet.name;

import java.security.SecureRandom;

/**
 * Histories by key: open addressing with linear probing, at most half full. The hash is keyed by
 * random numbers, or whoever chooses addresses in DNS answers could choose ones that collide.
 */
final class HistoryMap {
  private static final int INITIAL_CAPACITY = 1024;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final long key0 = RANDOM.nextLong();
  private final long key1 = RANDOM.nextLong();
  private final long key2 = RANDOM.nextLong();
  private final long key3 = RANDOM.nextLong();

  private History[] slots = new History[INITIAL_CAPACITY];
  private int size;

  /** The history of a key; null if there is none. */
  History get(long clientHigh, long clientLow, long addressHigh, long addressLow) {
    int mask = slots.length - 1;
    int slot = hash(clientHigh, clientLow, addressHigh, addressLow) & mask;
    History history = slots[slot];
    while (history != null && !history.is(clientHigh, clientLow, addressHigh, addressLow)) {
      slot = slot + 1 & mask;
      history = slots[slot];
    }
    return history;
  }

  /** Adds a history whose key is not there yet. */
  void put(History history) {
    if (++size > slots.length / 2) {
      grow();
    }
    place(history);
  }

  /** Removes a history that is there, and closes the gap (Knuth, volume 3, algorithm 6.4R). */
  void remove(History history) {
    int mask = slots.length - 1;
    int gap = home(history);
    while (slots[gap] != history) {
      gap = gap + 1 & mask;
    }
    for (int next = gap + 1 & mask; slots[next] != null; next = next + 1 & mask) {
      // What lies between its home and here over the gap moves into the gap.
      if ((next - home(slots[next]) & mask) >= (next - gap & mask)) {
        slots[gap] = slots[next];
        gap = next;
      }
    }
    slots[gap] = null;
    size--;
  }

  private void grow() {
    History[] old = slots;
    slots = new History[old.length * 2];
    for (History history : old) {
      if (history != null) {
        place(history);
      }
    }
  }

  private void place(History history) {
    int mask = slots.length - 1;
    int slot = home(history);
    while (slots[slot] != null) {
      slot = slot + 1 & mask;
    }
    slots[slot] = history;
  }

  private int home(History history) {
    return hash(history.clientHigh, history.clientLow, history.addressHigh, history.addressLow)
        & slots.length - 1;
  }

  private int hash(long clientHigh, long clientLow, long addressHigh, long addressLow) {
    long hash =
        fold(
            fold(clientHigh ^ key0, clientLow ^ key1) ^ key2,
            fold(addressHigh ^ key3, addressLow ^ key2) ^ key1);
    return (int) (hash ^ hash >>> 32);
  }

  /** Both halves of the 128-bit product, as in wyhash. */
  private static long fold(long a, long b) {
    return a * b ^ Math.multiplyHigh(a, b);
  }
}
