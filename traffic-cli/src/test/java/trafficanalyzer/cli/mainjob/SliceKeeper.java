package trafficanalyzer.cli.mainjob;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps every slice that is recorded, by a second hard link to the file while it is being written:
 * publishing renames a file and loading deletes it, and neither touches the second link.
 */
final class SliceKeeper {
  private final Path recording;
  private final Path kept;
  private final Thread thread = new Thread(this::run, "slice-keeper");
  private volatile boolean closed;

  SliceKeeper(Path spool, Path kept) throws IOException {
    this.recording = spool.resolve("recording");
    this.kept = Files.createDirectories(kept);
    thread.start();
  }

  /** The slices that are finished, oldest first. */
  List<Path> slices() throws IOException {
    try (Stream<Path> files = Files.list(kept)) {
      return files.filter(file -> !isRecorded(file)).sorted().toList();
    }
  }

  private boolean isRecorded(Path file) {
    try (Stream<Path> open = Files.walk(recording)) {
      Object inode = Files.getAttribute(file, "unix:ino");
      return open.anyMatch(other -> inode.equals(inode(other)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object inode(Path file) {
    try {
      return Files.getAttribute(file, "unix:ino");
    } catch (IOException e) {
      return null; // Published meanwhile.
    }
  }

  private void run() {
    while (!closed) {
      keep();
      Tool.pause(2);
    }
  }

  private void keep() {
    try (Stream<Path> files = Files.walk(recording)) {
      for (Path file : files.filter(f -> f.toString().contains(".pcap")).toList()) {
        // A name may be used again, after a restart; the inode is not while a link is left.
        link(file, kept.resolve(file.getFileName() + "-" + inode(file) + ".pcap"));
      }
    } catch (NoSuchFileException | UncheckedIOException e) {
      return; // The interceptor did not start yet, or a file went while the folder was read.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void link(Path file, Path to) throws IOException {
    try {
      Files.createLink(to, file);
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      return; // Kept already, or published between the two calls, and then kept before.
    }
  }

  void stop() throws InterruptedException {
    closed = true;
    thread.join();
  }
}
