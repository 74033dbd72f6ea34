package trafficanalyzer.loader;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the loader is doing, for {@code /health}, and for the log without saying it all the time.
 */
final class LoaderState {
  private static final Logger LOG = LoggerFactory.getLogger(LoaderState.class);
  private static final long REPEAT_NANOS = Duration.ofMinutes(1).toNanos();

  private volatile boolean up;
  private volatile String text = "starting";
  private String lastTrouble = "";
  private long lastLogged;

  /** It does its job. */
  void well(String what) {
    if (!up && !lastTrouble.isEmpty()) {
      LOG.info("works again");
      lastTrouble = "";
    }
    text = what;
    up = true;
  }

  /**
   * It cannot do its job and goes on trying. A new trouble is logged at once, the same one every
   * minute.
   *
   * @param what one line with the remedy
   */
  void trouble(String what) {
    text = what;
    up = false;
    long now = System.nanoTime();
    if (!what.equals(lastTrouble) || now - lastLogged > REPEAT_NANOS) {
      LOG.warn("{}", what);
      lastTrouble = what;
      lastLogged = now;
    }
  }

  boolean up() {
    return up;
  }

  String text() {
    return text;
  }
}
