package trafficanalyzer.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Does to a node's files what must not happen. */
final class TestFiles {
  private TestFiles() {}

  /**
   * Puts a segment that cannot be read before the others. In the last one Cassandra takes damage
   * for the trace of a crash, and goes on.
   */
  static Path damagedCommitLog(Path folder) throws IOException {
    return Files.writeString(folder.resolve("CommitLog-8-1.log"), "?".repeat(4096));
  }

  /** Makes the tables' files look like those of another version of their format. */
  static void renameVersion(Path folder, String version) throws IOException {
    for (Path file : files(folder)) {
      String name = file.getFileName().toString();
      if (name.contains("-bti-")) {
        Files.move(file, file.resolveSibling(version + name.substring(name.indexOf('-'))));
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }
}
