package trafficanalyzer.exporter;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log lines of one node: a state is told when it begins, not at every attempt; a bad one again
 * every ten minutes while it lasts. Used by one thread.
 */
final class Notices {
  private static final Logger LOG = LoggerFactory.getLogger(NodeReader.class);
  private static final long AGAIN = Duration.ofMinutes(10).toNanos();

  private String last = "";
  private long toldAt;

  void good(String message) {
    if (!message.equals(last)) {
      told(message);
      LOG.info("{}", message);
    }
  }

  void bad(String message) {
    if (!message.equals(last) || System.nanoTime() - toldAt >= AGAIN) {
      told(message);
      LOG.warn("{}", message);
    }
  }

  private void told(String message) {
    last = message;
    toldAt = System.nanoTime();
  }
}
