package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes rows in unlogged batches of one partition, a bounded number of them at a time, and retries
 * each for ever until Cassandra acknowledges it: a row writes the same when it is written again.
 * Rows are gathered by partition, in any order, until a batch is full or {@link #flushAndAwait} is
 * called.
 *
 * <p>{@link #add} and {@link #flushAndAwait} are for one thread; everything else is for any.
 */
public final class BatchWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

  /**
   * Rows that wait for their batch to fill; beyond, the oldest batch goes as it is. Some 20 MB of
   * heap.
   */
  private static final int MOST_WAITING_ROWS = 20_000;

  private static final long NANOS_BETWEEN_LOGS = Duration.ofSeconds(10).toNanos();

  private record Partition(PreparedStatement statement, ByteBuffer key) {}

  private final CqlSession session;
  private final int batchRows;
  private final int batchesInFlight;
  private final Map<Partition, PartitionBatch> waiting = new LinkedHashMap<>();
  private final ScheduledExecutorService retries =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "batch-retries");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong nextLog = new AtomicLong(System.nanoTime());
  private int waitingRows;
  private volatile String lastFailure;

  /** Guarded by this, as is {@link #closed}. */
  private int inFlight;

  private boolean closed;

  /**
   * @param batchRows the most rows in a batch; bytes are bounded too, see {@link PartitionBatch}
   * @param batchesInFlight the most batches that are not acknowledged yet
   */
  public BatchWriter(CqlSession session, int batchRows, int batchesInFlight) {
    this.session = session;
    this.batchRows = batchRows;
    this.batchesInFlight = batchesInFlight;
  }

  /**
   * Takes a row, and waits while as many batches as allowed are in flight.
   *
   * @throws IllegalStateException when closed
   */
  public void add(BoundStatement row) throws InterruptedException {
    Partition partition = new Partition(row.getPreparedStatement(), row.getRoutingKey());
    PartitionBatch batch = waiting.computeIfAbsent(partition, key -> new PartitionBatch(batchRows));
    if (!batch.fits(row)) {
      waitingRows -= batch.rows();
      send(batch.statement());
      batch = new PartitionBatch(batchRows);
      waiting.put(partition, batch);
    }
    batch.add(row);
    waitingRows++;
    if (waitingRows > MOST_WAITING_ROWS) {
      sendOldest();
    }
  }

  /**
   * Returns when every row that was added is acknowledged.
   *
   * @throws IllegalStateException when closed before that
   */
  public void flushAndAwait() throws InterruptedException {
    while (!waiting.isEmpty()) {
      sendOldest();
    }
    synchronized (this) {
      while (inFlight > 0 && !closed) {
        wait();
      }
      requireOpen();
    }
  }

  /** Batches that were sent and are not acknowledged yet. */
  public synchronized int inFlight() {
    return inFlight;
  }

  /** Attempts that failed since the start; each was, or will be, retried. */
  public long failures() {
    return failures.get();
  }

  /** Why the latest attempt failed; empty once an attempt after it was acknowledged. */
  public Optional<String> lastFailure() {
    return Optional.ofNullable(lastFailure);
  }

  /** Ends waiting and retrying. Rows that are not acknowledged may be lost or written. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    retries.shutdownNow();
  }

  private void sendOldest() throws InterruptedException {
    Iterator<PartitionBatch> oldest = waiting.values().iterator();
    PartitionBatch batch = oldest.next();
    oldest.remove();
    waitingRows -= batch.rows();
    send(batch.statement());
  }

  private void send(Statement<?> statement) throws InterruptedException {
    synchronized (this) {
      while (inFlight >= batchesInFlight && !closed) {
        wait();
      }
      requireOpen();
      inFlight++;
    }
    attempt(statement, new Backoff());
  }

  private void attempt(Statement<?> statement, Backoff backoff) {
    session
        .executeAsync(statement)
        .whenComplete(
            (result, failure) -> {
              if (failure == null) {
                acknowledged();
              } else {
                failed(failure);
                retry(statement, backoff);
              }
            });
  }

  private synchronized void acknowledged() {
    lastFailure = null;
    inFlight--;
    notifyAll();
  }

  private void failed(Throwable failure) {
    String reason = Failures.reason(failure);
    failures.incrementAndGet();
    lastFailure = reason;
    long now = System.nanoTime();
    long due = nextLog.get();
    if (now - due >= 0 && nextLog.compareAndSet(due, now + NANOS_BETWEEN_LOGS)) {
      LOG.warn("Cassandra did not take a batch, retrying: {}", reason);
    }
  }

  private void retry(Statement<?> statement, Backoff backoff) {
    try {
      retries.schedule(
          () -> attempt(statement, backoff), backoff.next().toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // Closed: nobody waits for this batch any more, and flushAndAwait says so.
      LOG.debug("closed before a batch was acknowledged", e);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the writer was closed before all rows were acknowledged");
    }
  }
}
