package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes rows in unlogged batches, a bounded number of them at a time, and retries each for ever
 * until Cassandra acknowledges it: a row writes the same when it is written again. Rows are
 * gathered by partition, in any order, until a batch is full or {@link #flushAndAwait} is called;
 * small partitions share a batch with others that the same nodes hold (see {@link WaitingRows}).
 * How many batches are in flight follows from how quickly they are acknowledged (see {@link
 * Window}).
 */
public final class BatchWriter implements RowWriter {
  private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

  /**
   * Rows that wait for their batch to fill; beyond, the oldest go as they are. Some 60 MB of heap.
   * The more wait, the more of a partition meet: a node's work is by the partition.
   */
  private static final int MOST_WAITING_ROWS = 100_000;

  /**
   * The most bytes of a batch by the node's count, below the 50 KiB at which a node with default
   * settings refuses one of several partitions ({@code batch_size_fail_threshold}).
   */
  static final int MOST_BYTES = 40 * 1024;

  private static final long NANOS_BETWEEN_LOGS = Duration.ofSeconds(10).toNanos();

  private final CqlSession session;
  private final WaitingRows waiting;
  private final ScheduledExecutorService retries =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "batch-retries");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong nextLog = new AtomicLong(System.nanoTime());
  private volatile String lastFailure;

  /** The largest batch that no node has refused for its size. */
  private volatile int mostBytes;

  /** Guarded by this, as are {@link #inFlight} and {@link #closed}. */
  private final Window window;

  private int inFlight;

  private boolean closed;

  /**
   * @param batchRows the most rows in a batch; bytes are bounded too
   * @param batchesInFlight the most batches that are not acknowledged yet
   */
  public BatchWriter(CqlSession session, int batchRows, int batchesInFlight) {
    this(session, batchRows, batchesInFlight, MOST_BYTES);
  }

  BatchWriter(CqlSession session, int batchRows, int batchesInFlight, int batchBytes) {
    this.session = session;
    this.waiting =
        new WaitingRows(batchRows, batchBytes, new RowSize(session)::of, new Replicas(session)::of);
    this.mostBytes = batchBytes;
    this.window = new Window(batchesInFlight);
  }

  @Override
  public void add(BoundStatement row) throws InterruptedException {
    RowBatch full = waiting.add(row);
    if (full != null) {
      send(full);
    } else if (waiting.rows() > MOST_WAITING_ROWS) {
      send(waiting.next());
    }
  }

  @Override
  public void flushAndAwait() throws InterruptedException {
    while (waiting.rows() > 0) {
      send(waiting.next());
    }
    synchronized (this) {
      while (inFlight > 0 && !closed) {
        wait();
      }
      requireOpen();
    }
  }

  @Override
  public void record(BoundStatement row) throws InterruptedException {
    flushAndAwait();
    add(row);
    flushAndAwait();
  }

  /** Batches that were sent and are not acknowledged yet. */
  @Override
  public synchronized int inFlight() {
    return inFlight;
  }

  /** The most bytes of a batch, after what nodes refused. */
  int mostBytes() {
    return mostBytes;
  }

  @Override
  public long failures() {
    return failures.get();
  }

  @Override
  public Optional<String> lastFailure() {
    return Optional.ofNullable(lastFailure);
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    retries.shutdownNow();
  }

  private void send(RowBatch batch) throws InterruptedException {
    synchronized (this) {
      while (inFlight >= window.size() && !closed) {
        wait();
      }
      requireOpen();
      inFlight++;
    }
    waiting.limit(mostBytes);
    attempt(batch, new Backoff());
  }

  private void attempt(RowBatch batch, Backoff backoff) {
    long sentAt = System.nanoTime();
    session
        .executeAsync(batch.statement())
        .whenComplete(
            (result, failure) -> {
              if (failure == null) {
                acknowledged(sentAt);
              } else if (batch.rows() > 1 && Failures.isTooLarge(failure)) {
                split(batch, backoff);
              } else {
                failed(failure, sentAt);
                retry(batch, backoff);
              }
            });
  }

  private synchronized void acknowledged(long sentAt) {
    lastFailure = null;
    window.acknowledged(sentAt, System.nanoTime());
    inFlight--;
    notifyAll();
  }

  /**
   * The node counts otherwise than we do, or its limit is lower: later batches are smaller, too.
   */
  private void split(RowBatch batch, Backoff backoff) {
    mostBytes = Math.min(mostBytes, batch.bytes() / 2);
    synchronized (this) {
      inFlight++;
    }
    attempt(batch.half(true), backoff);
    attempt(batch.half(false), new Backoff());
  }

  private void failed(Throwable failure, long sentAt) {
    String reason = Failures.reason(failure);
    failures.incrementAndGet();
    lastFailure = reason;
    long now = System.nanoTime();
    synchronized (this) {
      window.failed(sentAt, now);
    }
    long due = nextLog.get();
    if (now - due >= 0 && nextLog.compareAndSet(due, now + NANOS_BETWEEN_LOGS)) {
      LOG.warn("Cassandra did not take a batch, retrying: {}", reason);
    }
  }

  private void retry(RowBatch batch, Backoff backoff) {
    try {
      retries.schedule(
          () -> attempt(batch, backoff), backoff.next().toMillis(), TimeUnit.MILLISECONDS);
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
