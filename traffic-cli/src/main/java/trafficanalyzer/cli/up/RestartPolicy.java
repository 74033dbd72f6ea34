package trafficanalyzer.cli.up;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * When a part that died is started again: after 1 s, then 2, 4 … up to 30, and not at all after it
 * died five times in a minute, since what fails so fast fails for a reason that waiting does not
 * mend.
 */
final class RestartPolicy {
  private static final int MOST_DEATHS = 5;
  private static final Duration WINDOW = Duration.ofSeconds(60);
  private static final long LONGEST_SECONDS = 30;

  private final Deque<Instant> deaths = new ArrayDeque<>();
  private Instant next;
  private boolean givenUp;
  private int restarts;

  void died(Instant now) {
    deaths.addLast(now);
    while (deaths.peekFirst().isBefore(now.minus(WINDOW))) {
      deaths.removeFirst();
    }
    givenUp = deaths.size() >= MOST_DEATHS;
    next = now.plusSeconds(Math.min(LONGEST_SECONDS, 1L << (deaths.size() - 1)));
  }

  /** Whether a death is known that was not answered by a start yet. */
  boolean waiting() {
    return next != null;
  }

  /** Whether it is time to start again. */
  boolean due(Instant now) {
    return next != null && !givenUp && !now.isBefore(next);
  }

  void restarted() {
    next = null;
    restarts++;
  }

  /** How often it was started again. */
  int restarts() {
    return restarts;
  }

  /** What will happen, for people. */
  String plan(Instant now) {
    if (givenUp) {
      return "it died " + MOST_DEATHS + " times in a minute and is not started again";
    }
    return next == null
        ? "it is started again at once"
        : "it is started again in "
            + Math.max(0, now.until(next, java.time.temporal.ChronoUnit.SECONDS))
            + " s";
  }
}
