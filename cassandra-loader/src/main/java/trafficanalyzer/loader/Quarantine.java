package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder {@code failed/}: what could not be read, with the reason beside it. Loaders take turns
 * in it, so that two that find the same file do not both put it aside, and no name is taken twice.
 */
final class Quarantine {
  private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
  private static final String REASON = ".reason.txt";
  private static final String LOCK = ".lock";

  private final Path failed;

  Quarantine(Path failed) {
    this.failed = failed;
  }

  /**
   * Moves a capture and its sidecar aside.
   *
   * @param file may be anything that has a name
   * @return where it is now
   * @throws NoSuchFileException if another loader was quicker
   */
  Path put(Path file, Path sidecar, String reason) throws IOException {
    // A file lock tells processes apart, not threads.
    synchronized (Quarantine.class) {
      try (FileChannel lock = lock()) {
        lock.lock();
        if (!SpoolFolders.exists(file)) {
          throw new NoSuchFileException(file.toString());
        }
        Path target = SpoolFolders.free(failed, SafeName.of(file));
        explain(target, reason);
        SliceFiles.move(file, sidecar, target);
        SpoolFolders.sync(failed);
        return target;
      }
    }
  }

  /** Says why a file was not loaded that stays where it is; returns where that is said. */
  Path note(Path file, String reason) throws IOException {
    synchronized (Quarantine.class) {
      try (FileChannel lock = lock()) {
        lock.lock();
        Path target = SpoolFolders.free(failed, SafeName.of(file) + REASON);
        Files.writeString(target, file + ": " + reason + "\n", StandardCharsets.UTF_8);
        return target;
      }
    }
  }

  private FileChannel lock() throws IOException {
    return FileChannel.open(
        failed.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
}
