package trafficanalyzer.interceptor;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the spool within its limit: while more waits than it allows, the oldest slice that no
 * loader has taken is shed. It works in a thread of its own, so that neither recording nor
 * publishing ever waits for it.
 */
final class Shedder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Shedder.class);

  /** A rename of each slice at most; the next start finishes it. */
  private static final long PATIENCE_SECONDS = 5;

  /** Marks of shed slices that no loader has recorded yet: eleven days of slices, 25 MB. */
  private static final int MOST_MARKS = 100_000;

  private final Waiting waiting;
  private final SpoolLimit limit;
  private final Counter slicesShed;
  private final Counter packetsShed;
  private final Counter marksForgotten;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "shed"));
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile long bytes;
  private volatile long slices;
  private volatile boolean shedding;

  Shedder(Path incoming, SpoolLimit limit, MeterRegistry metrics) {
    this.waiting = new Waiting(incoming);
    this.limit = limit;
    this.slicesShed = counter(metrics, "slices_shed");
    this.packetsShed = counter(metrics, "packets_shed");
    this.marksForgotten = counter(metrics, "shed_marks_forgotten");
    gauge(metrics, "spool_bytes", shedder -> shedder.bytes);
    gauge(metrics, "spool_slices", shedder -> shedder.slices);
    gauge(metrics, "spool_limit_bytes", shedder -> shedder.limit.bytes());
    gauge(metrics, "spool_limit_slices", shedder -> shedder.limit.slices());
  }

  private static Counter counter(MeterRegistry metrics, String figure) {
    return Counter.builder("traffic_interceptor_" + figure).register(metrics);
  }

  private void gauge(MeterRegistry metrics, String figure, ToDoubleFunction<Shedder> of) {
    Gauge.builder("traffic_interceptor_" + figure, this, of)
        .strongReference(true)
        .register(metrics);
  }

  /** Has the spool looked at soon; to be called after each slice. */
  void check() {
    if (asked.compareAndSet(false, true)) {
      try {
        thread.execute(this::checkNow);
      } catch (RejectedExecutionException e) {
        LOG.debug("closed already; the next start looks at the spool");
      }
    }
  }

  private void checkNow() {
    asked.set(false);
    try {
      waiting.finishInterrupted().forEach(this::count);
      shed(waiting.oldestFirst());
    } catch (IOException e) {
      LOG.error("the spool's limit cannot be kept: {}; is its disk sound?", e.toString());
    }
  }

  private void shed(List<Waiting.Slice> oldestFirst) throws IOException {
    long leftBytes = oldestFirst.stream().mapToLong(Waiting.Slice::bytes).sum();
    long leftSlices = oldestFirst.size();
    for (Waiting.Slice slice : oldestFirst) {
      if (limit.allows(leftBytes, leftSlices)) {
        break;
      }
      tellOnce();
      waiting.shed(slice).ifPresent(this::count);
      leftBytes -= slice.bytes();
      leftSlices--;
    }
    if (leftSlices < oldestFirst.size()) {
      forgetMarks();
    }
    bytes = leftBytes;
    slices = leftSlices;
    // Half-way down, so that a spool at its limit is not told of at each slice.
    if (leftBytes < limit.bytes() / 2 && leftSlices < limit.slices() / 2) {
      shedding = false;
    }
  }

  /** They are in this process's counters, but will be in no ledger. */
  private void forgetMarks() throws IOException {
    int forgotten = waiting.forget(MOST_MARKS);
    if (forgotten > 0) {
      marksForgotten.increment(forgotten);
      LOG.error("{} shed slices will be in no ledger, as no loader looks at the spool", forgotten);
    }
  }

  private void tellOnce() {
    if (!shedding) {
      shedding = true;
      LOG.error(
          "the spool is full, the oldest slices are shed, each packet counted: see why the loader"
              + " does not keep up, or raise {} and {}",
          InterceptorConfig.SPOOL_BYTES.name(),
          InterceptorConfig.SPOOL_SLICES.name());
    }
  }

  private void count(long packets) {
    slicesShed.increment();
    packetsShed.increment(packets);
  }

  /** Returns when what was asked for is done. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
