package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A slice's two files, capture and sidecar, on their way through the folders of a spool. */
final class SliceFiles {
  private final SpoolFolders folders;

  SliceFiles(SpoolFolders folders) {
    this.folders = folders;
  }

  /** Whether a name is not that of a sidecar, which only goes with its capture. */
  static boolean isCapture(Path file) {
    return Slice.isShed(file) || !file.getFileName().toString().endsWith(Sidecar.SUFFIX);
  }

  /** Whether none of the files is the capture of a sidecar. */
  static boolean isAlone(Path sidecar, List<Path> files) {
    return files.stream()
        .noneMatch(file -> !file.equals(sidecar) && Sidecar.beside(file).equals(sidecar));
  }

  /**
   * The sidecar's place, whether there is one or not: beside the capture, or still in {@code
   * incoming}, where a loader left it that was killed between its two moves.
   */
  Path sidecarOf(Path file) throws IOException {
    Path beside = Sidecar.beside(file);
    Path published = folders.incoming().resolve(beside.getFileName());
    boolean left =
        !SpoolFolders.exists(beside)
            && SpoolFolders.exists(published)
            && isAlone(published, SpoolFolders.list(folders.incoming()));
    return left ? published : beside;
  }

  /** Moves a slice into a loader's folder; returns where its capture is now. */
  Path take(Path file, Path folder) throws IOException {
    Path sidecar = sidecarOf(file);
    Path target = SpoolFolders.free(folder, SafeName.of(file));
    move(file, sidecar, target);
    deleteLeftBehind(file, target);
    return target;
  }

  /** A loader that was killed after it had moved the capture left the sidecar's other name. */
  private void deleteLeftBehind(Path file, Path target) throws IOException {
    Path published = folders.incoming().resolve(Sidecar.beside(file).getFileName());
    if (!file.getParent().equals(folders.incoming())
        && SpoolFolders.exists(published)
        && SpoolFolders.exists(Sidecar.beside(target))
        && isAlone(published, SpoolFolders.list(folders.incoming()))
        && Files.mismatch(published, Sidecar.beside(target)) == -1) {
      Files.deleteIfExists(published);
    }
  }

  /** Deletes a slice, and makes that last. */
  void delete(Path file) throws IOException {
    // The capture goes first: a sidecar alone is harmless, a capture alone would be another slice.
    Files.deleteIfExists(file);
    Files.deleteIfExists(Sidecar.beside(file));
    SpoolFolders.sync(file.getParent());
  }

  /** Moves a slice to those that are kept, and makes that last. */
  void keep(Path file) throws IOException {
    move(file, Sidecar.beside(file), SpoolFolders.free(folders.loaded(), SafeName.of(file)));
    SpoolFolders.sync(folders.loaded());
    SpoolFolders.sync(file.getParent());
  }

  /**
   * Moves a slice. The sidecar has both names while the capture is moved: killed in between, the
   * capture is not without it, neither here nor there.
   */
  static void move(Path file, Path sidecar, Path target) throws IOException {
    boolean both = !sidecar.equals(file) && SpoolFolders.exists(sidecar);
    Path sidecarTarget = Sidecar.beside(target);
    boolean linked = both && link(sidecar, sidecarTarget);
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    if (linked) {
      Files.deleteIfExists(sidecar);
    } else if (both) {
      Files.move(sidecar, sidecarTarget, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** A link needs no room on a full disk; false where the file system or its rules have none. */
  private static boolean link(Path sidecar, Path name) {
    try {
      Files.deleteIfExists(name);
      Files.createLink(name, sidecar);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
