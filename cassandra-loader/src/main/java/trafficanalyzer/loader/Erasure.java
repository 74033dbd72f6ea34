package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;
import trafficanalyzer.store.CaptureEraser;
import trafficanalyzer.store.CaptureRow;
import trafficanalyzer.store.RowWriter;
import trafficanalyzer.store.Store;

/** Takes back what a slice wrote when it was loaded before, so that it can be loaded anew. */
final class Erasure {
  private Erasure() {}

  /**
   * Deletes the slice from the ledger, then its rows; returns when it is acknowledged. Should this
   * be given up in between, the slice does not count as loaded.
   */
  static void of(Slice slice, Store store, RowWriter writer, Progress progress)
      throws IOException, InterruptedException {
    Instant startedAt = slice.about().startedAt();
    Optional<CaptureRow> earlier = store.selectCapture().find(startedAt, slice.captureId());
    if (earlier.isPresent()) {
      requirePast(slice, earlier.get().loadedAt());
      writer.add(store.deleteCapture().bind(startedAt, slice.captureId()));
      writer.flushAndAwait();
    }
    long stored = earlier.map(row -> row.storedPackets() + row.storedOther()).orElse(0L);
    progress.deleting(0, stored);
    Disorder times = times(slice);
    if (times.newest() != Long.MIN_VALUE) {
      new CaptureEraser(store.session(), writer)
          .erase(
              slice.captureId(),
              Times.instant(times.oldest()),
              Times.instant(times.newest()),
              rows -> progress.deleting(rows, stored));
    }
    progress.at(0, 0, Files.size(slice.file()));
  }

  /** Of two writes Cassandra keeps the one that the writer's clock says is the later. */
  private static void requirePast(Slice slice, Instant loadedAt) {
    if (loadedAt.isAfter(Instant.now())) {
      throw new ServiceException(
          ExitCode.FAILED,
          slice.file()
              + " was loaded at "
              + loadedAt
              + " by a machine whose clock is ahead of here",
          "set the clocks right, and give the command again after that time");
    }
  }

  private static Disorder times(Slice slice) throws IOException {
    Disorder times = new Disorder();
    try (CaptureReader frame = CaptureReader.open(slice.file())) {
      while (frame.next()) {
        times.see(frame.timestampNanos());
      }
    }
    return times;
  }
}
