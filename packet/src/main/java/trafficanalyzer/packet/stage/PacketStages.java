package trafficanalyzer.packet.stage;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import trafficanalyzer.packet.file.CaptureReader;

/**
 * What is done with the packets of a file, stage after stage, on all cores: while one thread reads,
 * others decode, name and print what was read before. Packets are handed on in batches, and nothing
 * of a frame is copied: reading goes on in another buffer. Bounded: with all batches at work, the
 * oldest is waited for.
 *
 * <p>Not for use by several threads at once.
 *
 * @param <B> what a batch carries besides packets
 */
public final class PacketStages<B extends PacketBatch<?>> implements AutoCloseable {
  /** One is filled; the others keep the cores at work when a stage is late. */
  private static final int BATCHES = 8;

  /** Some hundred frames of usual size; larger ones get a buffer of their own. */
  private static final int BUFFER_BYTES = 1 << 18;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(), PacketStages::thread);
  private final CaptureReader reader;
  private final Supplier<B> newBatch;
  private final List<Stage<B>> stages = new ArrayList<>();
  private final Deque<B> atWork = new ArrayDeque<>();
  private final Deque<B> empty = new ArrayDeque<>();
  private final Deque<ByteBuffer> buffers = new ArrayDeque<>();
  private B filled;
  private int batches;

  /** Something that is done with each batch. */
  private static final class Stage<B> {
    private final Consumer<B> action;
    private final boolean ordered;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    Stage(Consumer<B> action, boolean ordered) {
      this.action = action;
      this.ordered = ordered;
    }

    /** Begins it when what is before it was done with the batch, and it with the batch before. */
    CompletableFuture<Void> begin(
        B batch, CompletableFuture<Void> before, ExecutorService threads) {
      CompletableFuture<Void> ready = ordered ? CompletableFuture.allOf(before, last) : before;
      last = ready.thenRunAsync(() -> action.accept(batch), threads);
      return last;
    }
  }

  /**
   * The first stage decodes each packet.
   *
   * @param reader reads on into other buffers from now on
   * @param newBatch makes one of those few that are used again and again
   */
  public PacketStages(CaptureReader reader, Supplier<B> newBatch) {
    this.reader = reader;
    this.newBatch = newBatch;
    filled = emptyBatch();
    reader.readOnInto(this::buffer);
    together(batch -> batch.forEach(StagedPacket::decode));
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "packet-stage");
    thread.setDaemon(true); // so that nothing keeps the program after an error
    return thread;
  }

  /** Adds a stage that may be at several batches at once. */
  public PacketStages<B> together(Consumer<B> action) {
    stages.add(new Stage<>(action, false));
    return this;
  }

  /** Adds a stage that takes batch after batch in the order of the capture. */
  public PacketStages<B> inOrder(Consumer<B> action) {
    stages.add(new Stage<>(action, true));
    return this;
  }

  private ByteBuffer buffer() {
    filled.usedUp.add(reader.buffer());
    ByteBuffer free = buffers.poll();
    return free != null ? free : ByteBuffer.allocateDirect(BUFFER_BYTES);
  }

  /**
   * Takes the frame that the reader stands on.
   *
   * @throws UncheckedIOException if a stage could not read or write what it has to
   * @throws IllegalStateException if a stage failed in another way
   */
  public void take() {
    if (filled.isFull()) {
      handOver();
    }
    filled.add(reader);
  }

  /**
   * Waits until all stages are done with all packets that were taken. More may be taken then.
   *
   * @throws UncheckedIOException if a stage could not read or write what it has to
   * @throws IllegalStateException if a stage failed in another way
   */
  public void finish() {
    handOver();
    while (!atWork.isEmpty()) {
      finishOldest();
    }
  }

  private void handOver() {
    B batch = filled;
    batch.done = CompletableFuture.completedFuture(null);
    stages.forEach(stage -> batch.done = stage.begin(batch, batch.done, threads));
    atWork.add(batch);
    filled = emptyBatch();
  }

  private B emptyBatch() {
    if (empty.isEmpty() && batches < BATCHES) {
      batches++;
      return newBatch.get();
    }
    if (empty.isEmpty()) {
      finishOldest();
    }
    return empty.remove();
  }

  private void finishOldest() {
    B oldest = atWork.remove();
    try {
      oldest.done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException failed) {
        throw new UncheckedIOException(failed.getMessage(), failed.getCause());
      }
      throw new IllegalStateException("a packet could not be handled", e.getCause());
    }
    buffers.addAll(oldest.usedUp);
    oldest.clear();
    empty.add(oldest);
  }

  /** Ends the threads, and waits for that; what {@link #finish} was not called for is left. */
  @Override
  public void close() {
    threads.shutdownNow();
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
