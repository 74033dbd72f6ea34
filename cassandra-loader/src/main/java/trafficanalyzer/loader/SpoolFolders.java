package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a slice is tells its state:
 *
 * <pre>
 * recording/…                    the interceptor's, not looked at
 * incoming/                      published, complete, by an atomic rename
 * loading/LOADER/SENSOR/         being loaded by that loader, in its sensor's turn
 * loading/.claims/SENSOR         locked by the loader that has this sensor's stream
 * failed/                        could not be read, or not to its end; the reason beside it
 * loaded/                        where loaded slices are kept for a while
 * </pre>
 */
record SpoolFolders(Path incoming, Path loading, Path claims, Path failed, Path loaded) {
  static SpoolFolders in(Path folder) {
    Path spool = folder.toAbsolutePath();
    Path loading = spool.resolve("loading");
    return new SpoolFolders(
        spool.resolve("incoming"),
        loading,
        loading.resolve(".claims"),
        spool.resolve("failed"),
        spool.resolve("loaded"));
  }

  /** Makes the folders that are not there yet. */
  void create() throws IOException {
    for (Path folder : List.of(incoming, claims, failed)) {
      Files.createDirectories(folder);
    }
  }

  /** What a folder holds but for hidden names; nothing where it is gone. */
  static List<Path> list(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (!file.getFileName().toString().startsWith(".")) {
          found.add(file);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of(); // Another loader tidied up, or it was no folder at all.
    }
    return found;
  }

  /** Whether there is anything of that name, be it a link that leads nowhere. */
  static boolean exists(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** A name that is not taken in a folder: this one, or with a number appended. */
  static Path free(Path folder, String name) {
    Path target = folder.resolve(name);
    for (int number = 1; exists(target); number++) {
      target = folder.resolve(name + "." + number);
    }
    return target;
  }

  /** Makes the names of a folder last over a power cut. */
  static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
