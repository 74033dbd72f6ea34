package trafficanalyzer.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/** A folder of its own for the files of a bulk load; removed when that ends, also by Ctrl-C. */
final class BulkFolder implements AutoCloseable {
  private final Path path;
  private final Thread atExit = new Thread(this::remove, "bulk-folder");

  private BulkFolder(Path path) {
    this.path = path;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Makes one.
   *
   * @param parent where; null for the temporary folder
   * @throws ServiceException if that cannot be written
   */
  static BulkFolder in(Path parent) {
    try {
      return new BulkFolder(
          parent == null
              ? Files.createTempDirectory("traffic-bulk-")
              : Files.createTempDirectory(Files.createDirectories(parent), "traffic-bulk-"));
    } catch (IOException e) {
      throw new ServiceException(
          ExitCode.MISSING,
          "no folder can be made for the files of --bulk (" + e + ")",
          "give one by --bulk-folder that is writable and has 1 GB to spare",
          e);
    }
  }

  Path path() {
    return path;
  }

  private void remove() {
    try {
      // Again, as the thread that writes into it may still have made a file.
      for (int attempt = 0; attempt < 3 && Files.exists(path); attempt++) {
        removeOnce();
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("traffic: " + path + " cannot be removed (" + e + "); remove it by hand");
    }
  }

  private void removeOnce() throws IOException {
    List<Path> all;
    try (Stream<Path> below = Files.walk(path)) {
      all = below.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      try {
        Files.deleteIfExists(file);
      } catch (DirectoryNotEmptyException e) {
        return;
      }
    }
  }

  @Override
  public void close() {
    remove();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }
}
