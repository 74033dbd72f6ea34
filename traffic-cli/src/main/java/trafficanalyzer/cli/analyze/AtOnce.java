package trafficanalyzer.cli.analyze;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** Does things at the same time, on as many cores as there are. */
final class AtOnce {
  private AtOnce() {}

  /** Something that may fail as files do. */
  interface Task {
    void run() throws IOException;
  }

  /**
   * Does all of them, each whole in one thread.
   *
   * @throws IOException if one failed; others may have been done, or not
   */
  static void run(Task... tasks) throws IOException {
    try {
      Stream.of(tasks).parallel().forEach(AtOnce::run);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void run(Task task) {
    try {
      task.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
