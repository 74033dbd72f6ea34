package trafficanalyzer.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** The files that are measured on, in a folder of their own: all that is in it may be deleted. */
final class Folder implements AutoCloseable {
  /** Makes a file. */
  interface Maker {
    void make(Path file) throws IOException;
  }

  private final Path folder;
  private final boolean keep;

  /**
   * @param parent where the folder is made, readable by its owner only: it holds passwords
   * @param keep whether files stay, and those that stayed are used
   */
  Folder(Path parent, boolean keep) throws IOException {
    this.folder = parent.resolve("load-benchmark");
    this.keep = keep;
    close();
    Files.createDirectories(parent);
    if (!Files.exists(folder)) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  /** A file, made if it is not there. */
  Path file(String name, Maker maker) throws IOException {
    Path file = path(name);
    if (!Files.exists(file)) {
      maker.make(file);
    }
    return file;
  }

  /** An empty folder within. */
  Path fresh(String name) throws IOException {
    delete(path(name));
    return Files.createDirectory(path(name));
  }

  @Override
  public void close() throws IOException {
    delete(keep ? path("node") : folder);
  }

  private static void delete(Path file) throws IOException {
    if (Files.exists(file)) {
      try (Stream<Path> paths = Files.walk(file)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
