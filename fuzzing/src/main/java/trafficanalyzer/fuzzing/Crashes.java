package trafficanalyzer.fuzzing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The inputs that were ever found to make a target fail, kept among the tests. */
final class Crashes {
  private Crashes() {}

  /**
   * Where a target's are kept.
   *
   * @param home the project's folder
   */
  static Path folder(Path home, FuzzTarget target) {
    return home.resolve("fuzzing/src/test/resources/crashes").resolve(target.label());
  }

  /** All of a target. */
  static List<Path> of(Path home, FuzzTarget target) throws IOException {
    Path folder = folder(home, target);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
