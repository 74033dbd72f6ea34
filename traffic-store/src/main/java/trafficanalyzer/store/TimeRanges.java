package trafficanalyzer.store;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Times from one to another, both within; those that overlap become one. */
final class TimeRanges {
  private final TreeMap<Instant, Instant> lastByFirst = new TreeMap<>();

  void add(Instant first, Instant last) {
    Map.Entry<Instant, Instant> before = lastByFirst.floorEntry(first);
    boolean joins = before != null && !before.getValue().isBefore(first);
    Instant begin = joins ? before.getKey() : first;
    Instant end = joins ? latest(before.getValue(), last) : last;
    Map.Entry<Instant, Instant> next = lastByFirst.higherEntry(begin);
    while (next != null && !next.getKey().isAfter(end)) {
      end = latest(end, next.getValue());
      lastByFirst.remove(next.getKey());
      next = lastByFirst.higherEntry(begin);
    }
    lastByFirst.put(begin, end);
  }

  boolean contain(Instant time) {
    Map.Entry<Instant, Instant> before = lastByFirst.floorEntry(time);
    return before != null && !time.isAfter(before.getValue());
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
