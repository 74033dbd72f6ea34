package trafficanalyzer.benchmarks.load;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** Sends statements asynchronously, so many at a time. */
final class InFlight {
  private final CqlSession session;
  private final int most;
  private final Semaphore free;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  InFlight(CqlSession session, int most) {
    this.session = session;
    this.most = most;
    this.free = new Semaphore(most);
  }

  void send(Statement<?> statement) throws InterruptedException {
    free.acquire();
    session
        .executeAsync(statement)
        .whenComplete(
            (result, error) -> {
              if (error != null) {
                failure.compareAndSet(null, error);
              }
              free.release();
            });
  }

  /** Returns when everything is acknowledged. */
  void await() throws InterruptedException {
    free.acquire(most);
    free.release(most);
    if (failure.get() != null) {
      throw new IllegalStateException("a write failed", failure.get());
    }
  }
}
