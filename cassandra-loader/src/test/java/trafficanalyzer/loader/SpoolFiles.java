package trafficanalyzer.loader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What lies in a spool, seen from outside. */
final class SpoolFiles {
  private SpoolFiles() {}

  /** All that is published or being loaded; hidden files and the loaders' own folders left out. */
  static List<Path> waiting(Path spool) throws IOException {
    try {
      return Stream.of("incoming", "loading")
          .map(spool::resolve)
          .filter(Files::isDirectory)
          .flatMap(SpoolFiles::within)
          .toList();
    } catch (UncheckedIOException e) {
      return waiting(spool); // Something moved while it was looked at.
    }
  }

  private static Stream<Path> within(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(file -> !file.getParent().getFileName().toString().startsWith("."))
          .filter(
              file ->
                  file.getParent().endsWith("incoming")
                      || !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
