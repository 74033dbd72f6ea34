package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import java.util.Optional;

/**
 * Has rows written, retrying for ever: a row writes the same when it is written again.
 *
 * <p>{@link #add}, {@link #flushAndAwait} and {@link #record} are for one thread; everything else
 * is for any.
 */
public interface RowWriter extends AutoCloseable {
  /**
   * Takes a row, and waits while too many are under way.
   *
   * @throws IllegalStateException when closed
   */
  void add(BoundStatement row) throws InterruptedException;

  /**
   * Returns when every row that was added is acknowledged, but for those that go to the nodes in
   * files (see {@link BulkLoad}).
   *
   * @throws IllegalStateException when closed before that
   */
  void flushAndAwait() throws InterruptedException;

  /**
   * Takes the row that says that all those before it are written: it is written when all of them
   * are acknowledged.
   *
   * @throws IllegalStateException when closed before that
   */
  void record(BoundStatement row) throws InterruptedException;

  /** Writes that were sent and are not acknowledged yet. */
  int inFlight();

  /** Attempts that failed since the start; each was, or will be, retried. */
  long failures();

  /** Why the latest attempt failed; empty once an attempt after it was acknowledged. */
  Optional<String> lastFailure();

  /** Ends waiting and retrying. Rows that are not acknowledged may be lost or written. */
  @Override
  void close();
}
