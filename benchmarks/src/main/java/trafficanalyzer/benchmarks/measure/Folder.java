package trafficanalyzer.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** The files that are measured on, in a folder of their own: all that is in it may be deleted. */
public final class Folder implements AutoCloseable {
  /** Makes a file. */
  @FunctionalInterface
  public interface Maker {
    /** Makes it. */
    void make(Path file) throws IOException;
  }

  private final Path folder;
  private final boolean keep;
  private final String neverKept;

  /**
   * Makes it, empty unless files stay.
   *
   * @param parent where the folder is made, readable by its owner only: it may hold passwords
   * @param name of the folder
   * @param keep whether files stay, and those that stayed are used
   * @param neverKept a folder within that is removed in any case
   */
  public Folder(Path parent, String name, boolean keep, String neverKept) throws IOException {
    this.folder = parent.resolve(name);
    this.keep = keep;
    this.neverKept = neverKept;
    close();
    Files.createDirectories(parent);
    if (!Files.exists(folder)) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  /** A file or folder within that may be made. */
  public Path path(String name) {
    return folder.resolve(name);
  }

  /** A file, made if it is not there. */
  public Path file(String name, Maker maker) throws IOException {
    Path file = path(name);
    if (!Files.exists(file)) {
      maker.make(file);
    }
    return file;
  }

  /** An empty folder within. */
  public Path fresh(String name) throws IOException {
    delete(path(name));
    return Files.createDirectory(path(name));
  }

  @Override
  public void close() throws IOException {
    delete(keep ? path(neverKept) : folder);
  }

  /** Deletes a file or folder, if it is there. */
  public static void delete(Path file) throws IOException {
    if (Files.exists(file)) {
      try (Stream<Path> paths = Files.walk(file)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
