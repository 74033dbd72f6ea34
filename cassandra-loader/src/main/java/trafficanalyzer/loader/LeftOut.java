package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files and folders that can neither be read nor put aside: they must not stop the others, and are
 * tried again every minute. For any thread.
 */
final class LeftOut {
  private static final Logger LOG = LoggerFactory.getLogger(LeftOut.class);
  private static final long RETRY_NANOS = Duration.ofMinutes(1).toNanos();

  /** What is done with a file. */
  interface Attempt {
    void run() throws IOException;
  }

  private final Map<Path, Long> since = new ConcurrentHashMap<>();

  /**
   * Does something with a file, unless that failed a moment ago.
   *
   * @throws ClosedByInterruptException if the thread was told to stop
   */
  void attempt(Path file, Attempt attempt) throws IOException {
    Long failed = since.get(file);
    if (failed != null && System.nanoTime() - failed < RETRY_NANOS) {
      return;
    }
    since.remove(file);
    try {
      attempt.run();
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (NoSuchFileException e) {
      LOG.debug("{} was taken away meanwhile", file);
    } catch (IOException e) {
      add(file, e);
    }
  }

  void add(Path file, IOException why) {
    since.put(file, System.nanoTime());
    LOG.error(
        "{} cannot be read or moved ({}) and is left out; give it and its folder to the user {}",
        file,
        why.toString(),
        System.getProperty("user.name"));
  }

  /** Forgets all but these. */
  void retain(Set<Path> files) {
    since.keySet().retainAll(files);
  }
}
