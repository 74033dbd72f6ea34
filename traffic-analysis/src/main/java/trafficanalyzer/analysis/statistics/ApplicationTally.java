package trafficanalyzer.analysis.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Counts packets and bytes by name, of names that are few and always the same objects. */
final class ApplicationTally {
  private static final Comparator<Traffic> MOST_FIRST =
      Comparator.comparingLong(Traffic::bytes)
          .reversed()
          .thenComparing(Comparator.comparingLong(Traffic::packets).reversed())
          .thenComparing(Traffic::name);

  private String[] names = new String[256];
  private long[] packets = new long[256];
  private long[] bytes = new long[256];
  private int size;

  /** Adds to a name. */
  void count(String name, long morePackets, long moreBytes) {
    int slot = slot(name);
    if (names[slot] == null) {
      if (size == names.length / 2) {
        grow();
        slot = slot(name);
      }
      names[slot] = name;
      size++;
    }
    packets[slot] += morePackets;
    bytes[slot] += moreBytes;
  }

  /** Where the name is, or belongs. */
  private int slot(String name) {
    int mask = names.length - 1;
    int slot = name.hashCode() & mask;
    while (names[slot] != name && names[slot] != null && !names[slot].equals(name)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    List<Traffic> all = list();
    names = new String[2 * names.length];
    packets = new long[names.length];
    bytes = new long[names.length];
    size = 0;
    all.forEach(one -> count(one.name(), one.packets(), one.bytes()));
  }

  /** What was counted, most bytes first. */
  List<Traffic> list() {
    List<Traffic> all = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      if (packets[i] > 0) {
        all.add(new Traffic(names[i], packets[i], bytes[i]));
      }
    }
    all.sort(MOST_FIRST);
    return List.copyOf(all);
  }

  /** Forgets the counts; names stay, as they come again. */
  void clear() {
    Arrays.fill(packets, 0);
    Arrays.fill(bytes, 0);
  }
}
