package trafficanalyzer.cli;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import trafficanalyzer.packet.Defragmenter;
import trafficanalyzer.packet.Packet;

/**
 * Prints packets in a thread of its own, so that reading and naming go on meanwhile: one batch is
 * printed while the other is filled.
 *
 * <p>Not for use by several threads at once.
 */
final class PacketPrinter {
  private final PacketColumn[] columns;
  private final RowWriter rows;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(PacketPrinter::thread);
  private final Defragmenter fragments = new Defragmenter();
  private final PacketRow row = new PacketRow();
  private PacketBatch filled = new PacketBatch();
  private PacketBatch printed = new PacketBatch();
  private Future<?> printing = CompletableFuture.completedFuture(null);

  /**
   * @param rows is left to this until {@link #close()}
   */
  PacketPrinter(PacketColumn[] columns, RowWriter rows) {
    this.columns = columns;
    this.rows = rows;
    row.packet = new Packet();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "packet-printer");
    thread.setDaemon(true); // so that nothing keeps the program after an error
    return thread;
  }

  /** Prints a packet in its turn. */
  void print(PacketRow packet, ByteBuffer buffer, int offset) {
    if (!filled.hasRoomFor(packet.capturedLength)) {
      handOver();
    }
    filled.add(packet, buffer, offset);
  }

  /** Waits until all is printed. */
  void end() {
    handOver();
    await();
  }

  /** Ends the thread; what it prints is printed, what it was not handed over is not. */
  void close() {
    thread.shutdown();
    await();
  }

  private void handOver() {
    await();
    PacketBatch free = printed;
    printed = filled;
    filled = free;
    filled.clear();
    printing = thread.submit(this::printBatch);
  }

  private void printBatch() {
    for (int i = 0; i < printed.size(); i++) {
      printed.get(i, row);
      if (row.packet.isFragment()) {
        fragments.put(row.packet, row.timestampNanos); // tells it its flow's ports
      }
      PacketColumn.write(columns, row, rows);
    }
  }

  private void await() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          printing.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true; // the batch is printed in any case: its buffers are in use
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a packet could not be printed", e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
