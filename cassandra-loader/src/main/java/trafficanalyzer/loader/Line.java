package trafficanalyzer.loader;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The slices that wait, a queue for each sensor. Within a sensor the order is strict, as names go
 * from one slice to the next. Between sensors the oldest comes first; but a loader stays with its
 * sensor until another one is a minute behind, since with several loaders each change of hands
 * means reading the sensor's names anew.
 */
final class Line {
  private static final Duration STAY = Duration.ofMinutes(1);

  private final Map<String, TreeSet<Entry>> queues = new HashMap<>();
  private String current = "";
  private int slices;
  private long bytes;

  void add(Entry entry) {
    if (queues.computeIfAbsent(entry.sensor(), sensor -> new TreeSet<>()).add(entry)) {
      slices++;
      bytes += entry.bytes();
    }
  }

  void remove(Entry entry) {
    TreeSet<Entry> queue = queues.get(entry.sensor());
    if (queue != null && queue.remove(entry)) {
      slices--;
      bytes -= entry.bytes();
      if (queue.isEmpty()) {
        queues.remove(entry.sensor());
      }
    }
  }

  int slices() {
    return slices;
  }

  long bytes() {
    return bytes;
  }

  /**
   * The slice to load next, of a sensor whose stream is this loader's or can be had. Streams that
   * must wait meanwhile are left to other loaders; those with nothing to do are kept.
   */
  Optional<Entry> choose(Claims claims) throws IOException {
    for (Entry head : heads()) {
      if (claims.hold(head.sensor())) {
        current = head.sensor();
        releaseWaiting(claims);
        return Optional.of(head);
      }
    }
    return Optional.empty();
  }

  private List<Entry> heads() {
    List<Entry> heads = new ArrayList<>();
    queues.values().forEach(queue -> heads.add(queue.first()));
    heads.sort(Comparator.comparing(this::turn).thenComparing(Comparator.naturalOrder()));
    return heads;
  }

  /** Seconds; what cannot be told by its time comes first. */
  private long turn(Entry head) {
    long second = head.startedAt().getEpochSecond();
    return head.sensor().equals(current) ? second - STAY.toSeconds() : second;
  }

  private void releaseWaiting(Claims claims) throws IOException {
    for (String sensor : claims.held()) {
      if (!sensor.equals(current) && queues.containsKey(sensor)) {
        claims.release(sensor);
      }
    }
  }
}
