package trafficanalyzer.interceptor.producer;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what went wrong, and logs one in ten seconds of it. */
final class Mishaps {
  private static final Logger LOG = LoggerFactory.getLogger(Mishaps.class);
  private static final long QUIET_NANOS = 10_000_000_000L;

  private final AtomicLong count = new AtomicLong();
  private final AtomicLong lastLogged = new AtomicLong(System.nanoTime() - QUIET_NANOS);

  void add(String doing, Exception e) {
    long total = count.incrementAndGet();
    long now = System.nanoTime();
    long last = lastLogged.get();
    if (now - last >= QUIET_NANOS && lastLogged.compareAndSet(last, now)) {
      LOG.warn("{} failed ({} failures so far): {}", doing, total, e.toString());
    }
  }

  long count() {
    return count.get();
  }
}
