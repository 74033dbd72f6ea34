package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder through which slices come. Its sub-folders are the protocol: {@code incoming} holds
 * what was published, complete, by an atomic rename; {@code failed} what could not be read, with
 * the reason beside it. {@code recording} is the interceptor's and is never looked at.
 *
 * <p>A sidecar is published before its capture, so a {@code .json} alone waits for its capture, and
 * a capture without one never had one. Hidden names ({@code .x}) are somebody's unfinished files.
 */
final class Spool {
  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
  private static final String SIDECAR = ".json";
  private static final String REASON = ".reason.txt";

  /** A published capture; the order is the order of loading. */
  record Entry(Path file, Instant startedAt, long bytes) implements Comparable<Entry> {
    private static final Comparator<Entry> ORDER =
        Comparator.comparing(Entry::startedAt).thenComparing(entry -> entry.file().getFileName());

    @Override
    public int compareTo(Entry other) {
      return ORDER.compare(this, other);
    }
  }

  private final Path incoming;
  private final Path failed;
  private final Map<Path, Entry> known = new HashMap<>();
  private final TreeSet<Entry> queue = new TreeSet<>();
  private volatile int slices;
  private volatile long bytes;

  Spool(Path folder) {
    this.incoming = folder.resolve("incoming");
    this.failed = folder.resolve("failed");
  }

  /** Makes the folders that are not there yet. */
  void create() throws IOException {
    Files.createDirectories(incoming);
    Files.createDirectories(failed);
  }

  /** Looks what was published or taken away since the last look. */
  void scan() throws IOException {
    Set<Path> seen = new HashSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(incoming)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (name.startsWith(".") || name.endsWith(SIDECAR)) {
          continue;
        }
        seen.add(file);
        if (!known.containsKey(file)) {
          add(new Entry(file, startedAt(file), size(file)));
        }
      }
    }
    known.values().stream()
        .filter(entry -> !seen.contains(entry.file()))
        .toList()
        .forEach(this::forget);
  }

  /** The slice to load next; stays in the spool until it is removed or failed. */
  Optional<Entry> next() {
    return queue.isEmpty() ? Optional.empty() : Optional.of(queue.first());
  }

  /** Deletes a slice that is loaded, and makes the deletion last. */
  void remove(Entry entry) throws IOException {
    // The capture goes first: a sidecar alone is harmless, a capture alone would be another slice.
    Files.deleteIfExists(entry.file());
    Files.deleteIfExists(Sidecar.beside(entry.file()));
    sync(incoming);
    forget(entry);
  }

  /** Moves a slice aside and says why; returns where it is now. */
  Path fail(Entry entry, String reason) throws IOException {
    Path target = free(entry.file().getFileName());
    Path sidecar = Sidecar.beside(entry.file());
    explain(target, reason);
    // As in removing, the capture goes first.
    Files.move(entry.file(), target, StandardCopyOption.ATOMIC_MOVE);
    if (Files.exists(sidecar)) {
      Files.move(sidecar, Sidecar.beside(target), StandardCopyOption.ATOMIC_MOVE);
    }
    sync(failed);
    sync(incoming);
    forget(entry);
    return target;
  }

  private static void explain(Path target, String reason) {
    Path explanation = target.resolveSibling(target.getFileName() + REASON);
    try {
      Files.writeString(explanation, reason + "\n", StandardCharsets.UTF_8);
    } catch (IOException e) {
      // On a full disk a bad slice must not stop those behind it, whose loading makes room.
      LOG.warn("{} cannot be written", explanation, e);
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
    queue.add(entry);
    count(1, entry.bytes());
  }

  private void forget(Entry entry) {
    if (known.remove(entry.file()) != null) {
      queue.remove(entry);
      count(-1, -entry.bytes());
    }
  }

  private void count(int moreSlices, long moreBytes) {
    slices += moreSlices;
    bytes += moreBytes;
  }

  /** What cannot be read is first in the queue, so that it is put aside at once. */
  private static Instant startedAt(Path file) {
    try {
      Optional<Sidecar> sidecar = Sidecar.of(file);
      return sidecar.isPresent() ? sidecar.get().startedAt() : Slice.firstPacketTime(file);
    } catch (IOException e) {
      return Instant.MIN;
    }
  }

  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0; // Taken away by somebody; the next look forgets it.
    }
  }

  private Path free(Path name) {
    Path target = failed.resolve(name);
    for (int number = 1; Files.exists(target); number++) {
      target = failed.resolve(name + "." + number);
    }
    return target;
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
