package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trafficanalyzer.packet.file.NotACaptureException;

/**
 * A folder in which another program rotates its captures ({@code tcpdump -G}, {@code dumpcap -b}).
 * Nothing in it is changed, and only what is complete is taken. Nobody tells when a file is, so a
 * file must have been left alone for a while, be written by no process that can be seen, and:
 *
 * <ul>
 *   <li>if the same program has begun another file since, and this one ends with a whole packet,
 *       the while is {@code TRAFFIC_WATCH_SETTLE};
 *   <li>otherwise, as with the last file of a recorder that was stopped or killed, it is ten times
 *       as long: on a quiet line a file stays as it is between two packets, too.
 * </ul>
 */
final class WatchedFolder {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);
  private static final int PATIENCE = 10;

  /** A file as it was seen, since when it is so, and whether it is whole, if that is known. */
  private record Seen(FileVersion version, long sinceNanos, Boolean whole) {}

  private final LongSupplier nanoTime;
  private final LoaderConfig.Watch watch;
  private final SliceBounds bounds;
  private final Inspector inspector;
  private final Quarantine quarantine;
  private final SpoolOutcome outcome;
  private final WatchNotes notes;
  private final Map<Path, Seen> seen = new HashMap<>();
  private final Map<Path, FileVersion> handedOut = new HashMap<>();

  WatchedFolder(
      LoaderConfig config,
      LoaderConfig.Watch watch,
      Quarantine quarantine,
      SpoolOutcome outcome,
      LongSupplier nanoTime) {
    this.quarantine = quarantine;
    this.outcome = outcome;
    this.nanoTime = nanoTime;
    this.watch = watch;
    this.bounds = config.bounds();
    this.inspector = new Inspector(config.sensor());
    this.notes = new WatchNotes(config.spool(), watch.folder());
  }

  Path path() {
    return watch.folder();
  }

  /**
   * The files that are complete and not yet loaded.
   *
   * @param known those that were handed out before
   */
  synchronized List<Entry> complete(Set<Path> known) throws IOException {
    notes.refresh();
    Map<Path, FileVersion> files = list();
    seen.keySet().retainAll(files.keySet());
    handedOut.keySet().retainAll(known);
    Map<String, FileVersion> newest = newestOfEachSeries(files);
    List<Path> quiet = new ArrayList<>();
    files.forEach(
        (file, version) -> {
          if (!known.contains(file)
              && !notes.holds(file, version)
              && isQuiet(file, version, newest)) {
            quiet.add(file);
          }
        });
    return quiet.isEmpty() ? List.of() : entries(quiet);
  }

  private Map<Path, FileVersion> list() throws IOException {
    Map<Path, FileVersion> files = new HashMap<>();
    if (!Files.isDirectory(watch.folder())) {
      throw new NotDirectoryException(
          watch.folder() + " (" + LoaderConfig.WATCH.name() + ") is no folder");
    }
    for (Path file : SpoolFolders.list(watch.folder())) {
      try {
        BasicFileAttributes attributes =
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isRegularFile() && CaptureFiles.hasCaptureName(file)) {
          files.put(file, FileVersion.of(attributes));
        }
      } catch (NoSuchFileException e) {
        continue; // Rotated away.
      }
    }
    return files;
  }

  /** One program's files differ in numbers and times only. */
  private static String series(Path file) {
    return file.getFileName().toString().replaceAll("[0-9]+", "");
  }

  private static Map<String, FileVersion> newestOfEachSeries(Map<Path, FileVersion> files) {
    Map<String, FileVersion> newest = new HashMap<>();
    files.forEach((file, version) -> newest.merge(series(file), version, FileVersion::newer));
    return newest;
  }

  private boolean isQuiet(Path file, FileVersion version, Map<String, FileVersion> newest) {
    long now = nanoTime.getAsLong();
    Seen before = seen.get(file);
    if (before == null || !before.version().equals(version)) {
      seen.put(file, new Seen(version, now, null));
      return false;
    }
    long settle = watch.settle().toNanos();
    long quiet = now - before.sinceNanos();
    if (quiet >= settle * PATIENCE) {
      return true;
    }
    boolean last = newest.get(series(file)).equals(version);
    return quiet >= settle && !last && isWhole(file, before);
  }

  /** Reads it to its end, once. */
  private boolean isWhole(Path file, Seen before) {
    if (before.whole() != null) {
      return before.whole();
    }
    try (BoundedReading reading = BoundedReading.open(file, bounds)) {
      while (reading.next()) {
        // Only the end matters.
      }
      boolean whole = reading.fault().isEmpty();
      seen.put(file, new Seen(before.version(), before.sinceNanos(), whole));
      return whole;
    } catch (IOException e) {
      return false; // Told when it is taken, should it stay so.
    }
  }

  private List<Entry> entries(List<Path> quiet) throws IOException {
    Set<Object> open = OpenFiles.forWriting();
    List<Entry> entries = new ArrayList<>();
    for (Path file : quiet) {
      FileVersion version = seen.get(file).version();
      if (open.contains(version.key())) {
        continue;
      }
      if (notes.holdsEarlier(file, version)) {
        LOG.warn(
            "{} has grown since it was loaded, so some of its packets are loaded twice; raise {}",
            file,
            LoaderConfig.WATCH_SETTLE.name());
      }
      add(file, version, entries);
    }
    return entries;
  }

  private void add(Path file, FileVersion version, List<Entry> entries) throws IOException {
    try {
      Entry entry = inspect(file);
      handedOut.put(file, version);
      entries.add(new Entry(file, entry.sensor(), entry.startedAt(), entry.bytes(), true));
    } catch (NoSuchFileException e) {
      seen.remove(file);
    } catch (NotACaptureException | UnfitException e) {
      Path told = quarantine.note(file, e.getMessage());
      outcome.unfit(e.getMessage() + "; it stays in " + watch.folder() + ", see " + told);
      notes.add(file, version);
    }
  }

  /** A person's {@code trace.json} beside {@code trace.pcap} need not be ours. */
  private Entry inspect(Path file) throws IOException {
    try {
      return inspector.inspect(file);
    } catch (DamagedSidecarException e) {
      return inspector.inspectForeign(file);
    }
  }

  /** It is loaded, or cannot be: it is not to come again unless it changes. */
  synchronized void done(Entry entry) throws IOException {
    FileVersion version = handedOut.remove(entry.file());
    if (version != null) {
      notes.add(entry.file(), version);
    }
  }

  /** Deletes what is loaded, if that is wanted. */
  void loaded(Entry entry) throws IOException {
    done(entry);
    if (watch.delete()) {
      Files.deleteIfExists(entry.file());
    }
  }
}
