package trafficanalyzer.analysis.conversation;

import java.security.SecureRandom;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The groups of packets of all pairs of hosts, up to a bound: beyond it, packets that belong to no
 * known group are counted by application and size only.
 */
final class PacketGroups {
  private static final int INITIAL_CAPACITY = 1024;
  private static final int SIZE_BITS = 31;
  private static final int LABEL_BITS = 10;

  /** In place of a pair and direction: packets of any that have no room. */
  private static final long REST = (1L << 63 - SIZE_BITS - LABEL_BITS) - 1;

  private static final int MOST_REST = 1 << 16;

  private final long secret = new SecureRandom().nextLong() | 1;
  private final int most;
  private long[] keys = new long[INITIAL_CAPACITY];
  private PacketGroup[] groups = new PacketGroup[INITIAL_CAPACITY];
  private int size;
  private int rest;
  private long leftOut;
  private long unsized;

  PacketGroups(int most) {
    this.most = most;
  }

  /** The group of a packet of a pair; null where there is no room for it. */
  PacketGroup of(HostPair pair, boolean fromA, int label, int bytes) {
    long key = key(pair.index * 2L + (fromA ? 1 : 0), label, bytes);
    int slot = slot(key);
    if (groups[slot] == null && size - rest == most) {
      return null;
    }
    if (groups[slot] == null) {
      pair.groups = new PacketGroup(label, bytes, fromA, pair.groups);
      slot = put(slot, key, pair.groups);
    }
    return groups[slot];
  }

  /** Counts a packet of a pair that is not known, or has no room for another group. */
  void leaveOut(int label, int bytes) {
    leftOut++;
    long key = key(REST, label, bytes);
    int slot = slot(key);
    if (groups[slot] == null && rest == MOST_REST) {
      unsized++;
      return;
    }
    if (groups[slot] == null) {
      rest++;
      slot = put(slot, key, new PacketGroup(label, bytes, true, null));
    }
    groups[slot].count();
  }

  private int put(int freeSlot, long key, PacketGroup group) {
    keys[freeSlot] = key;
    groups[freeSlot] = group;
    if (++size > keys.length / 2) {
      grow();
      return slot(key);
    }
    return freeSlot;
  }

  private void grow() {
    long[] oldKeys = keys;
    PacketGroup[] oldGroups = groups;
    keys = new long[oldKeys.length * 2];
    groups = new PacketGroup[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldGroups[i] != null) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        groups[slot] = oldGroups[i];
      }
    }
  }

  /**
   * Where a key is, or where it belongs. Keyed, or whoever chooses sizes could choose ones that
   * collide.
   */
  private int slot(long key) {
    long product = (key ^ secret) * secret ^ Math.multiplyHigh(key ^ secret, secret);
    int slot = (int) (product ^ product >>> 32) & keys.length - 1;
    while (groups[slot] != null && keys[slot] != key) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }

  private static long key(long pairAndDirection, int label, int bytes) {
    return pairAndDirection << SIZE_BITS + LABEL_BITS | (long) label << SIZE_BITS | bytes;
  }

  /** How many packets belong to no pair's group that is kept. */
  long leftOut() {
    return leftOut;
  }

  /** How many of those are not even in {@link #bySize}. */
  long unsized() {
    return unsized;
  }

  /** Packets by label and size, of all pairs. */
  SortedMap<Integer, SortedMap<Integer, Long>> bySize() {
    SortedMap<Integer, SortedMap<Integer, Long>> all = new TreeMap<>();
    for (PacketGroup group : groups) {
      if (group != null) {
        all.computeIfAbsent(group.label, label -> new TreeMap<>())
            .merge(group.size, group.packets(), Long::sum);
      }
    }
    return all;
  }
}
