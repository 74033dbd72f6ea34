package trafficanalyzer.cli.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import trafficanalyzer.cli.mainjob.Tool;

/**
 * Brings slices from the interceptors' spools to the loaders', keeps each for the comparison, and
 * is no good courier: many it delivers a second time, now or later, under their own name or
 * another.
 */
final class Courier implements AutoCloseable {
  private static final int PAUSE_MILLIS = 50;

  private final List<Path> from;
  private final Path archive;
  private final Path to;
  private final Random random;
  private final Thread thread = new Thread(this::run, "courier");
  private volatile boolean closed;
  private int delivered;
  private volatile int again;

  /**
   * @param recorded the interceptors' spools
   */
  Courier(List<Path> recorded, Path archive, Path loaded, long seed) throws IOException {
    this.from = recorded.stream().map(Spools::incoming).toList();
    this.archive = Files.createDirectories(archive);
    this.to = Files.createDirectories(Spools.incoming(loaded));
    this.random = new Random(seed);
  }

  void start() {
    thread.start();
  }

  private void run() {
    while (!closed) {
      deliver();
      Tool.pause(PAUSE_MILLIS);
    }
  }

  private synchronized void deliver() {
    try {
      for (Path capture : published()) {
        // An interceptor that finds a name free takes it again.
        Path kept = archive.resolve(delivered++ + "-" + capture.getFileName());
        Files.move(Spools.sidecar(capture), Spools.sidecar(kept));
        Files.move(capture, kept, StandardCopyOption.ATOMIC_MOVE);
        Spools.publish(kept, to, Spools.name(kept));
        while (random.nextInt(3) == 0) {
          deliverAgain();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> published() {
    return from.stream().flatMap(folder -> Spools.published(folder).stream()).toList();
  }

  private void deliverAgain() throws IOException {
    List<Path> kept = Spools.published(archive);
    Path capture = kept.get(random.nextInt(kept.size()));
    String name = Spools.name(capture);
    Spools.publish(capture, to, random.nextBoolean() ? name : "renamed-" + again + "-" + name);
    again++;
  }

  /** How many slices were delivered more than once. */
  int again() {
    return again;
  }

  /** Delivers what there is and ends. */
  void finish() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    deliver();
  }

  @Override
  public void close() {
    finish();
  }
}
