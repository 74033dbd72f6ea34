package trafficanalyzer.interceptor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process' own folder below {@code recording/}, named after the sensor and held by a file lock,
 * which the kernel releases however the process ends. So a folder of this sensor whose lock can be
 * had belongs to nobody alive, and its recordings are published; one that is locked is left alone.
 */
final class RecordingFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingFolder.class);
  private static final String LOCK = "lock";
  // No sensor's name holds this character, so one sensor's name never begins another's.
  private static final String SEPARATOR = "~";

  private final Path path;
  private final FileChannel lock;

  private RecordingFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Makes a folder of this process' own. */
  static RecordingFolder create(Spool spool, String sensor) throws IOException {
    Path path = Files.createTempDirectory(spool.recording(), sensor + SEPARATOR);
    Spool.handOver(path, spool.recording());
    FileChannel lock = tryLock(path);
    if (lock == null) {
      throw new IOException("cannot lock " + path);
    }
    return new RecordingFolder(path, lock);
  }

  Path path() {
    return path;
  }

  /** Publishes what killed interceptors of this sensor left; returns the number of slices. */
  static int recover(Spool spool, String sensor) throws IOException {
    int published = 0;
    for (Path folder : list(spool.recording())) {
      if (Files.isDirectory(folder)
          && folder.getFileName().toString().startsWith(sensor + SEPARATOR)) {
        published += recoverIfAbandoned(spool, folder, sensor);
      }
    }
    return published;
  }

  private static int recoverIfAbandoned(Spool spool, Path folder, String sensor)
      throws IOException {
    try (FileChannel lock = tryLock(folder)) {
      if (lock == null) {
        return 0;
      }
      int published = new Recovery(spool, sensor).publish(folder);
      delete(folder);
      return published;
    }
  }

  /** The lock, or null if another process holds it. */
  private static FileChannel tryLock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock held = null;
    try {
      held = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this very process.
    }
    if (held == null) {
      channel.close();
      return null;
    }
    return channel;
  }

  static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted(Comparator.comparing(Path::toString)).toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    for (Path entry : list(folder)) {
      if (entry.getFileName().toString().endsWith(".pcap")) {
        LOG.warn("{} could not be published and stays", entry);
        return;
      }
    }
    for (Path entry : list(folder)) {
      Files.delete(entry);
    }
    Files.delete(folder);
  }

  /** Removes the folder, unless it still holds a recording: the next start publishes that. */
  @Override
  public void close() {
    try (lock) {
      delete(path);
    } catch (IOException e) {
      LOG.warn("cannot remove {}: {}", path, e.toString());
    }
  }
}
