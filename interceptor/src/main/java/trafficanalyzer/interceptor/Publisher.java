package trafficanalyzer.interceptor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trafficanalyzer.interceptor.SliceEnd.Reason;

/**
 * Finishes the slices of one interface and publishes them in their order, in a thread of its own,
 * so that recording never waits for the disk's sync. What cannot be published now, because the disk
 * is full, is tried again with each slice that follows.
 */
final class Publisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private record Finished(Slice slice, Sidecar sidecar) {}

  private final Spool spool;
  private final InterfaceLedger ledger;
  private final BiConsumer<Path, Sidecar> published;
  private final ExecutorService thread;
  private final Deque<Finished> waiting = new ArrayDeque<>();
  private boolean packetsMissing;

  /**
   * @param published told of every slice that is in the spool
   */
  Publisher(Spool spool, InterfaceLedger ledger, BiConsumer<Path, Sidecar> published) {
    this.spool = spool;
    this.ledger = ledger;
    this.published = published;
    this.thread =
        Executors.newSingleThreadExecutor(task -> new Thread(task, "publish-" + ledger.name()));
  }

  /** Takes a slice that is written no more. */
  Future<?> finish(Slice slice, SliceEnd end) {
    return thread.submit(() -> finishNow(slice, end));
  }

  /** Takes what could not even begin a slice: its packets were thrown away. */
  Future<?> discarded(SliceEnd end, IOException reason) {
    return thread.submit(
        () -> {
          diskProblem(reason.getMessage());
          packetsMissing = true;
          settle(end);
        });
  }

  /** Does something else in the publisher's thread. */
  void run(Runnable task) {
    try {
      thread.execute(task);
    } catch (RejectedExecutionException e) {
      // Closed already, and with it all that could still be done.
    }
  }

  /** Waits until everything taken so far is done. */
  void await() {
    await(thread.submit(() -> {}));
  }

  static void await(Future<?> task) {
    try {
      task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Whether packets are known to be missing because the disk did not take them. */
  boolean packetsMissing() {
    return packetsMissing;
  }

  private void finishNow(Slice slice, SliceEnd end) {
    boolean whole = false;
    try {
      whole = slice.finish(ledger);
      if (!whole) {
        diskProblem("the slice " + slice.name() + " could not be written to its end");
      }
      if (slice.hasHeader()) {
        waiting.add(new Finished(slice, slice.sidecar().finished(end.during(), slice.records())));
      } else {
        slice.delete();
      }
    } catch (IOException e) {
      diskProblem(e.toString());
    }
    packetsMissing |= !whole;
    settle(end);
    boolean all = publishWaiting();
    if (whole && all && !ledger.diskProblem().isEmpty()) {
      ledger.diskProblem("");
      LOG.info("{}: slices are written again", ledger.name());
    }
  }

  private boolean publishWaiting() {
    try {
      while (!waiting.isEmpty()) {
        Finished next = waiting.peek();
        Slice slice = next.slice();
        slice.sync();
        Path file =
            spool.publish(slice.name().toString(), slice.pcap(), slice.draft(), next.sidecar());
        waiting.remove();
        ledger.published(slice.name().startedAt());
        published.accept(file, next.sidecar());
      }
      return true;
    } catch (IOException e) {
      diskProblem("cannot publish " + waiting.peek().slice().name() + ": " + e);
      return false;
    }
  }

  /**
   * Counts what is missing as lost. The native loop does not tell how many packets it offered to
   * the disk in vain, so they follow from the ledger: whatever is neither written nor among those
   * that can still be in the ring. When recording has ended there is no ring, and the count is
   * exact.
   */
  private void settle(SliceEnd end) {
    long missing = ledger.residual(end.kernel());
    if (packetsMissing) {
      long inRing = end.reason() == Reason.BOUNDARY ? end.recent() : 0;
      ledger.lostToDisk(Math.max(0, missing - inRing));
    } else if (end.reason() == Reason.INTERFACE_FAILED) {
      ledger.lostToInterface(Math.max(0, missing));
    }
  }

  private void diskProblem(String what) {
    if (ledger.diskProblem().isEmpty()) {
      LOG.error(
          "{}: {}; packets are lost until there is room in the spool {}: free space there",
          ledger.name(),
          what,
          spool.incoming().toAbsolutePath());
    }
    ledger.diskProblem("disk: " + what);
  }

  /** Publishes what is still waiting; what cannot be stays in recording/ for the next start. */
  @Override
  public void close() {
    await(thread.submit(this::publishWaiting));
    thread.shutdown();
  }
}
