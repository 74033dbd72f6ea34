package trafficanalyzer.loader;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;

/**
 * A capture that waits to be loaded; the order is the order of loading.
 *
 * @param file where it is now
 * @param sensor whose stream it belongs to
 * @param startedAt when it begins
 * @param bytes its size
 * @param watched whether it is in somebody else's folder, where nothing is to be changed
 */
record Entry(Path file, String sensor, Instant startedAt, long bytes, boolean watched)
    implements Comparable<Entry> {
  private static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::startedAt)
          .thenComparing(entry -> entry.file().getFileName())
          .thenComparing(Entry::file);

  /** The same capture at another place. */
  Entry at(Path place) {
    return new Entry(place, sensor, startedAt, bytes, watched);
  }

  @Override
  public int compareTo(Entry other) {
    return ORDER.compare(this, other);
  }
}
