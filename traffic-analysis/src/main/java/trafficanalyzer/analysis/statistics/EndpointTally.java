package trafficanalyzer.analysis.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts packets and bytes by hostname and interval. Bounded in intervals of all hostnames
 * together: where there is no room for another one, the hostnames with fewest bytes, which have
 * half of the intervals, go into one, {@link EndpointTraffic#OTHER}. So sums over all stay exact.
 */
public final class EndpointTally {
  /** Intervals that are kept unless said otherwise, some 140 bytes each. */
  public static final int MOST_INTERVALS = 250_000;

  /** Hostnames that are told by themselves: more are not looked at, and hardly plotted. */
  public static final int MOST_NAMES = 1_000;

  private final int most;
  private final long width;
  private final Map<String, Series> names = new HashMap<>();
  private final Series unknown = new Series(EndpointTraffic.UNKNOWN);
  private final Series other = new Series(EndpointTraffic.OTHER);
  private int size;
  private long others;
  private long packetsLeftOut;

  /**
   * @param most intervals that are kept
   * @param width of an interval, nanoseconds
   */
  public EndpointTally(int most, long width) {
    this.most = most;
    this.width = width;
  }

  /** The intervals of a hostname. */
  private static final class Series {
    private final String name;
    private final Map<Long, Count> counts = new HashMap<>();
    private long bytes;

    Series(String name) {
      this.name = name;
    }

    long bytes() {
      return bytes;
    }
  }

  private static final class Count {
    private long packets;
    private long bytes;
  }

  /**
   * Adds to an interval.
   *
   * @param endpoint the hostname; null if it is not known
   * @param interval which multiple of the width since the epoch it begins at
   */
  public void add(String endpoint, long interval, long packets, long bytes) {
    if (size >= most && !has(endpoint, interval)) {
      fold();
    }
    boolean fits = size < most || endpoint == null || has(endpoint, interval);
    add(fits ? series(endpoint) : other, interval, packets, bytes);
  }

  /** Adds what was counted elsewhere, in intervals of the same width. */
  public void add(EndpointCounts counts) {
    others += counts.others();
    packetsLeftOut += counts.packetsLeftOut();
    for (EndpointTraffic endpoint : counts.endpoints()) {
      for (EndpointTraffic.Interval each : endpoint.intervals()) {
        long interval = Math.floorDiv(each.beginNanos(), width);
        if (endpoint.isOther()) {
          add(other, interval, each.packets(), each.bytes());
        } else {
          String name = endpoint.isUnknown() ? null : endpoint.name();
          add(name, interval, each.packets(), each.bytes());
        }
      }
    }
  }

  private boolean has(String endpoint, long interval) {
    Series series = endpoint == null ? unknown : names.get(endpoint);
    return series != null && series.counts.containsKey(interval);
  }

  private Series series(String endpoint) {
    return endpoint == null ? unknown : names.computeIfAbsent(endpoint, Series::new);
  }

  private void add(Series series, long interval, long packets, long bytes) {
    Count count = series.counts.get(interval);
    if (count == null) {
      if (size >= most) {
        packetsLeftOut += packets;
        return;
      }
      count = new Count();
      series.counts.put(interval, count);
      size++;
    }
    count.packets += packets;
    count.bytes += bytes;
    series.bytes += bytes;
  }

  /** Makes room of the smallest hostnames, if there are any. */
  private void fold() {
    List<Series> smallestFirst = new ArrayList<>(names.values());
    smallestFirst.sort(largestFirst().reversed());
    int wanted = smallestFirst.stream().mapToInt(series -> series.counts.size()).sum() / 2;
    int folded = 0;
    for (Series series : smallestFirst) {
      if (folded > 0 && folded >= wanted) {
        break;
      }
      folded += series.counts.size();
      names.remove(series.name);
      moveToOther(series);
    }
  }

  private void moveToOther(Series series) {
    others++;
    size -= series.counts.size();
    series.counts.forEach((at, count) -> add(other, at, count.packets, count.bytes));
  }

  private static Comparator<Series> largestFirst() {
    return Comparator.comparingLong(Series::bytes).reversed().thenComparing(series -> series.name);
  }

  /**
   * What was counted; nothing may be added any more.
   *
   * @param mostNames hostnames that are told by themselves
   */
  public EndpointCounts counts(int mostNames) {
    List<Series> all = new ArrayList<>(names.values());
    all.sort(largestFirst());
    while (all.size() > mostNames) {
      moveToOther(all.remove(all.size() - 1));
    }
    names.keySet().retainAll(all.stream().map(series -> series.name).toList());
    all.add(unknown);
    all.add(other);
    all.sort(largestFirst());
    List<EndpointTraffic> traffic =
        all.stream().filter(series -> !series.counts.isEmpty()).map(this::traffic).toList();
    return new EndpointCounts(traffic, others, packetsLeftOut);
  }

  private EndpointTraffic traffic(Series series) {
    List<EndpointTraffic.Interval> intervals = new ArrayList<>();
    series.counts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                intervals.add(
                    new EndpointTraffic.Interval(
                        entry.getKey() * width, entry.getValue().packets, entry.getValue().bytes)));
    return EndpointTraffic.of(series.name, intervals);
  }
}
