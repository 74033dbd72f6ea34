package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder through which slices come, shared by any number of interceptors and loaders; {@link
 * SpoolFolders} tells what the sub-folders mean, {@link Claims} how loaders share.
 *
 * <p>A sidecar is published before its capture, so a {@code .json} alone waits for its capture, and
 * a capture without one never had one. Hidden names ({@code .x}) are somebody's unfinished files.
 * One thread looks ({@link #scan}), one loads; each may call any method.
 */
final class Spool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

  private final SpoolFolders folders;
  private final SliceFiles files;
  private final Inspector inspector;
  private final Quarantine quarantine;
  private final Retention keepLoaded;
  private final SpoolOutcome outcome;
  private final Optional<WatchedFolder> watched;
  private final LeftOut leftOut = new LeftOut();
  private final Map<Path, Entry> known = new HashMap<>();
  private final Line line = new Line();
  private volatile int slices;
  private volatile long bytes;
  private LoaderFolder own;
  private Claims claims;

  Spool(LoaderConfig config, SpoolOutcome outcome) {
    this.folders = SpoolFolders.in(config.spool());
    this.files = new SliceFiles(folders);
    this.inspector = new Inspector(config.sensor());
    this.quarantine = new Quarantine(folders.failed());
    this.keepLoaded = config.keepLoaded();
    this.outcome = outcome;
    this.watched =
        config
            .watch()
            .map(watch -> new WatchedFolder(config, watch, quarantine, outcome, System::nanoTime));
  }

  /** Makes the folders that are not there yet, and this loader's own. */
  synchronized void create() throws IOException {
    folders.create();
    if (!keepLoaded.keepsNothing()) {
      Files.createDirectories(folders.loaded());
    }
    own = LoaderFolder.create(folders.loading());
    claims = new Claims(folders.claims(), own.name(), outcome::takenOver);
  }

  /** Looks what was published or taken away since the last look, and puts aside what is unfit. */
  void scan() throws IOException {
    // Files of somebody else's may have to be read to their ends: nobody is to wait for that.
    scan(watched.isPresent() ? complete(watched.get()) : List.of());
  }

  private List<Entry> complete(WatchedFolder folder) throws IOException {
    Set<Path> handedOut = new HashSet<>();
    synchronized (this) {
      handedOut.addAll(known.keySet());
    }
    List<Entry> complete = new ArrayList<>();
    leftOut.attempt(folder.path(), () -> complete.addAll(folder.complete(handedOut)));
    return complete;
  }

  private synchronized void scan(List<Entry> complete) throws IOException {
    Set<Path> seen = new HashSet<>();
    for (Path loader : SpoolFolders.list(folders.loading())) {
      seen.add(loader);
      leftOut.attempt(loader, () -> scanLoader(loader, seen));
    }
    for (Path file : SpoolFolders.list(folders.incoming())) {
      if (SliceFiles.isCapture(file)) {
        see(file, Optional.empty(), seen);
      }
    }
    complete.forEach(this::add);
    watched.ifPresent(folder -> seen.add(folder.path()));
    known.values().stream()
        .filter(entry -> entry.watched() && SpoolFolders.exists(entry.file()))
        .forEach(entry -> seen.add(entry.file()));
    known.values().stream()
        .filter(entry -> !seen.contains(entry.file()))
        .toList()
        .forEach(this::forget);
    leftOut.retain(seen);
  }

  /** What a dead loader left keeps its sensor, and comes in its turn. */
  private void scanLoader(Path loader, Set<Path> seen) throws IOException {
    if (!Files.isDirectory(loader, LinkOption.NOFOLLOW_LINKS)) {
      return; // Nothing of ours.
    }
    for (Path folder : SpoolFolders.list(loader)) {
      String sensor = SafeName.sensor(folder.getFileName().toString());
      List<Path> within = SpoolFolders.list(folder);
      for (Path file : within) {
        if (SliceFiles.isCapture(file)) {
          see(file, Optional.of(sensor), seen);
        } else if (claims.holds(sensor) && SliceFiles.isAlone(file, within)) {
          Files.deleteIfExists(file); // The rest of a slice whose loader died when it was done.
        }
      }
    }
    LoaderFolder.removeIfAbandoned(loader);
  }

  private void see(Path file, Optional<String> sensor, Set<Path> seen) throws IOException {
    seen.add(file);
    if (!known.containsKey(file)) {
      leftOut.attempt(file, () -> inspect(file, sensor));
    }
  }

  private void inspect(Path file, Optional<String> sensor) throws IOException {
    try {
      add(inspector.inspect(file, files.sidecarOf(file), sensor));
    } catch (NoSuchFileException | ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      if (sensor.isPresent()) {
        // Another loader may be at it just now; if not, this one will be told when it loads it.
        add(new Entry(file, sensor.get(), Instant.EPOCH, 0, false));
      } else {
        putAside(file, UnfitException.reason(file, e).orElseThrow(() -> e));
      }
    }
  }

  private void putAside(Path file, String reason) throws IOException {
    try {
      Path aside = quarantine.put(file, Sidecar.beside(file), reason);
      outcome.unfit(reason + "; it is now " + aside);
    } catch (NoSuchFileException e) {
      LOG.debug("{} was put aside by another loader", file);
    } catch (FileSystemException e) {
      outcome.unfit(reason);
      throw e;
    }
  }

  /**
   * Takes the slice to load next out of {@code incoming}, or from where a dead loader left it. It
   * stays known until it is removed or failed; until then it may be taken again.
   */
  synchronized Optional<Entry> take() throws IOException {
    for (Optional<Entry> next = choose(); ; next = choose()) {
      if (next.isEmpty() || next.get().watched()) {
        return next;
      }
      try {
        return Optional.of(move(next.get()));
      } catch (NoSuchFileException e) {
        forget(next.get()); // Shed by the interceptor, or taken away by a person.
      } catch (AtomicMoveNotSupportedException e) {
        throw e; // The spool's folders are on different disks: nothing can be moved at all.
      } catch (FileSystemException e) {
        forget(next.get());
        leftOut.add(next.get().file(), e);
      }
    }
  }

  /**
   * The slice to load next. Where its stream has only just become this loader's, it is chosen after
   * another look: who had the stream may have taken a slice since the last one, and left it.
   */
  private Optional<Entry> choose() throws IOException {
    while (true) {
      Set<String> held = claims.held();
      Optional<Entry> next = line.choose(claims);
      if (next.isEmpty() || held.contains(next.get().sensor())) {
        return next;
      }
      scan(List.of());
    }
  }

  private Entry move(Entry entry) throws IOException {
    Path folder = own.of(entry.sensor());
    if (folder.equals(entry.file().getParent())) {
      return entry;
    }
    Entry moved = entry.at(files.take(entry.file(), folder));
    forget(entry);
    add(moved);
    return moved;
  }

  /** Deletes a slice that is loaded, or keeps it for a while. */
  synchronized void remove(Entry entry) throws IOException {
    if (entry.watched()) {
      watched.orElseThrow().loaded(entry);
    } else if (keepLoaded.keepsNothing() || Slice.isShed(entry.file())) {
      files.delete(entry.file());
    } else {
      files.keep(entry.file());
    }
    forget(entry);
  }

  /** Moves a slice aside and says why; returns where that is told. */
  synchronized Path fail(Entry entry, String reason) throws IOException {
    Path aside;
    if (entry.watched()) {
      aside = quarantine.note(entry.file(), reason);
      watched.orElseThrow().done(entry);
    } else {
      aside = quarantine.put(entry.file(), Sidecar.beside(entry.file()), reason);
      SpoolFolders.sync(entry.file().getParent());
    }
    forget(entry);
    return aside;
  }

  /** Somebody took a slice away that was to be loaded. */
  synchronized void gone(Entry entry) {
    if (entry.watched()) {
      LOG.warn("{} was deleted before it was loaded", entry.file());
    }
    forget(entry);
  }

  /** Leaves all streams to other loaders, as this one cannot go on at the moment. */
  synchronized void release() throws IOException {
    claims.close();
  }

  /** Deletes kept slices, and failed ones, that are too old or too many. */
  synchronized void prune(Retention keepFailed) throws IOException {
    Instant now = Instant.now();
    if (!keepLoaded.keepsNothing()) {
      keepLoaded.prune(folders.loaded(), now);
    }
    int forgotten = keepFailed.prune(folders.failed(), now);
    if (forgotten > 0) {
      LOG.warn("{} files of {} were deleted to keep its limit", forgotten, folders.failed());
    }
  }

  /** Captures that wait, as of the last look. */
  int slices() {
    return slices;
  }

  /** Bytes of the captures that wait. */
  long bytes() {
    return bytes;
  }

  private void add(Entry entry) {
    known.put(entry.file(), entry);
    line.add(entry);
    count();
  }

  private void forget(Entry entry) {
    if (known.remove(entry.file()) != null) {
      line.remove(entry);
      count();
    }
  }

  private void count() {
    slices = line.slices();
    bytes = line.bytes();
  }

  @Override
  public synchronized void close() throws IOException {
    if (own != null) {
      claims.close();
      own.close();
    }
  }
}
