package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Supplier;
import trafficanalyzer.packet.file.NotACaptureException;
import trafficanalyzer.store.CaptureRow;
import trafficanalyzer.store.RowWriter;
import trafficanalyzer.store.Store;

/**
 * Loads slices, each in the order that makes a second time harmless:
 *
 * <ol>
 *   <li>a slice that {@code captures} holds is loaded already;
 *   <li>its names are learnt, written and acknowledged ({@link NamesPass}), with the frames that
 *       the next slice needs ({@link PendingFrames});
 *   <li>its rows and roll-ups are written and acknowledged ({@link RowsPass});
 *   <li>only then is it recorded in {@code captures}.
 * </ol>
 *
 * Every key follows from the slice's content, so whatever was written before a crash is written
 * again, the same. {@link #load} is for one thread; the rest is for any.
 */
final class SliceLoader {
  private final Store store;
  private final SensorNames names;
  private final LoadLimits limits;
  private final SliceBounds bounds;
  private final Supplier<RowWriter> writers;

  /** The writer of the slice that is being loaded; guarded by this, as the next one is. */
  private RowWriter writer;

  private long earlierFailures;

  /**
   * @param writers makes a writer for a slice
   */
  SliceLoader(
      Store store,
      SensorNames names,
      LoadLimits limits,
      SliceBounds bounds,
      Supplier<RowWriter> writers) {
    this.store = store;
    this.names = names;
    this.limits = limits;
    this.bounds = bounds;
    this.writers = writers;
  }

  /**
   * Loads a slice unless it is loaded already. While Cassandra does not answer, it waits.
   *
   * @return what became of its packets
   * @throws IOException if its file cannot be read; nothing is recorded in {@code captures} then
   * @throws InterruptedException if the thread was told to stop; nothing is recorded then either
   */
  LedgerEntry load(Slice slice, Progress progress) throws IOException, InterruptedException {
    Optional<CaptureRow> earlier =
        store.selectCapture().find(slice.about().startedAt(), slice.captureId());
    if (earlier.isPresent()) {
      return skip(slice, earlier.get());
    }
    return write(slice, false, progress);
  }

  /** Leaves out a slice that is loaded. */
  LedgerEntry skip(Slice slice, CaptureRow earlier) {
    names.forget(slice.about().sensor()); // Somebody else may have read what it tells.
    return LedgerEntry.skipped(slice, earlier);
  }

  /**
   * Loads a slice, and deletes first what it wrote when it was loaded before. What it told of names
   * stays: names are the sensor's.
   *
   * @throws IOException as {@link #load}
   * @throws InterruptedException as {@link #load}
   * @throws trafficanalyzer.service.ServiceException if it was loaded by a machine whose clock is
   *     ahead
   */
  LedgerEntry loadAgain(Slice slice, Progress progress) throws IOException, InterruptedException {
    return write(slice, true, progress);
  }

  private LedgerEntry write(Slice slice, boolean again, Progress progress)
      throws IOException, InterruptedException {
    // A writer of its own, so that nothing of a slice that was given up is left in it.
    try (RowWriter own = writers.get()) {
      begin(own);
      if (again) {
        Erasure.of(slice, store, own, progress);
      }
      return load(slice, own, progress);
    } finally {
      end();
    }
  }

  private synchronized void begin(RowWriter own) {
    writer = own;
  }

  private synchronized void end() {
    earlierFailures += writer.failures();
    writer = null;
  }

  private LedgerEntry load(Slice slice, RowWriter writer, Progress progress)
      throws IOException, InterruptedException {
    Tally tally = new Tally();
    if (Slice.isShed(slice.file())) {
      tally.shed(slice.about().written().orElse(0));
    } else {
      read(slice, tally, writer, progress);
    }
    LedgerEntry entry = tally.close(slice);
    writer.record(store.insertCapture().bind(CaptureRows.of(entry)));
    return entry;
  }

  private void read(Slice slice, Tally tally, RowWriter writer, Progress progress)
      throws IOException, InterruptedException {
    LearntNames known = names.forSlice(slice.about(), store);
    NamesPass first = new NamesPass(slice, bounds, store, writer, tally);
    ByteBuffer before = leftBefore(slice.about());
    try {
      first.run(known, before);
      names.count();
      new RowsPass(slice, bounds, known.table(), before, first.latestNanos(), store, writer, tally)
          .run(slice, first.disorderNanos(), limits.rollUps(), progress);
    } catch (NotACaptureException e) {
      // The sidecar tells how many packets there were: they belong into the ledger.
      String name = slice.file().getFileName().toString();
      tally.fault(e.getMessage().replace(slice.file().toString(), name));
    }
  }

  /** The frames that the slice before this one, of the same interface, left for it. */
  private ByteBuffer leftBefore(Sidecar about) {
    return store
        .selectPendingFrames()
        .before(about.sensor(), about.networkInterface(), about.startedAt())
        .orElse(ByteBuffer.allocate(0));
  }

  /** Writes that wait for Cassandra's answer. */
  synchronized int batchesInFlight() {
    return writer == null ? 0 : writer.inFlight();
  }

  /** Writes that failed since the start; each was retried. */
  synchronized long writeFailures() {
    return earlierFailures + (writer == null ? 0 : writer.failures());
  }

  /** Why the last write failed; empty while Cassandra takes them. */
  synchronized Optional<String> trouble() {
    return writer == null ? Optional.empty() : writer.lastFailure();
  }
}
