package trafficanalyzer.loader;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what another thread or process brings about. */
final class Await {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private Await() {}

  static void until(String what, Callable<Boolean> holds) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!holds.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + LIMIT + ": " + what);
      }
      Thread.sleep(20);
    }
  }
}
