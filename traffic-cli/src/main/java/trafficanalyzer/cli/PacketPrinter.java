package trafficanalyzer.cli;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import trafficanalyzer.packet.file.CaptureReader;

/**
 * Prints packets in a thread of its own, so that reading and naming go on meanwhile.
 *
 * <p>Not for use by several threads at once.
 */
final class PacketPrinter {
  /** One is filled, one printed; the others keep both sides at work when one is late. */
  private static final int BATCHES = 4;

  private final PacketColumn[] columns;
  private final RowWriter rows;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(PacketPrinter::thread);
  private final BlockingQueue<PacketBatch> empty = new ArrayBlockingQueue<>(BATCHES);
  private PacketBatch filled = new PacketBatch();
  private volatile Throwable failure;

  /**
   * @param rows is left to this until {@link #close()}
   */
  PacketPrinter(PacketColumn[] columns, RowWriter rows) {
    this.columns = columns;
    this.rows = rows;
    while (empty.remainingCapacity() > 1) {
      empty.add(new PacketBatch());
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "packet-printer");
    thread.setDaemon(true); // so that nothing keeps the program after an error
    return thread;
  }

  /**
   * Takes and decodes the frame that the reader stands on, to be printed in its turn.
   *
   * @return its row, for what else is known of it; valid until the next one is taken
   */
  PacketRow take(CaptureReader reader) {
    if (!filled.hasRoomFor(reader)) {
      handOver();
    }
    return filled.add(reader);
  }

  /** Waits until all is printed. */
  void end() {
    handOver();
    close();
    throwFailure();
  }

  /** Ends the thread; what it was handed over is printed, the rest is not. */
  void close() {
    thread.shutdown();
    uninterrupted(() -> thread.awaitTermination(1, TimeUnit.DAYS));
  }

  private void handOver() {
    throwFailure();
    PacketBatch batch = filled;
    thread.execute(() -> print(batch));
    filled = uninterrupted(empty::take);
  }

  private void print(PacketBatch batch) {
    try {
      batch.print(columns, rows);
    } catch (RuntimeException | Error e) {
      failure = e; // thrown in the thread that reads
    }
    batch.clear();
    empty.add(batch);
  }

  private void throwFailure() {
    if (failure != null) {
      throw new IllegalStateException("a packet could not be printed", failure);
    }
  }

  private interface Waiting<T> {
    T result() throws InterruptedException;
  }

  /** What was handed over is printed in any case: its buffers are in use. */
  private static <T> T uninterrupted(Waiting<T> waiting) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return waiting.result();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
