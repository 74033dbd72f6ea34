package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import trafficanalyzer.packet.name.NameOptions;
import trafficanalyzer.store.BatchWriter;
import trafficanalyzer.store.BulkLoad;
import trafficanalyzer.store.BulkWriter;
import trafficanalyzer.store.CaptureRow;
import trafficanalyzer.store.RowWriter;
import trafficanalyzer.store.Store;
import trafficanalyzer.store.StoreConfig;

/**
 * Loads captures that a person names, as the loader loads slices, and leaves the files where they
 * are. {@link #load} is for one thread; the rest is for any.
 */
public final class CaptureLoader implements AutoCloseable {
  private final Store store;
  private final SliceLoader loader;
  private final String sensor;
  private final LoadLimits limits;
  private final Optional<BulkLoad> bulk;

  /** Captures that are loaded but not recorded yet. */
  private final Map<UUID, CaptureRow> waiting = new HashMap<>();

  private CaptureLoader(
      Store store, String sensor, LoadLimits limits, NameOptions options, Optional<BulkLoad> bulk) {
    this.store = store;
    this.sensor = sensor;
    this.limits = limits;
    this.bulk = bulk;
    this.loader =
        new SliceLoader(
            store, new SensorNames(limits, options), limits, SliceBounds.NONE, this::writer);
  }

  /**
   * Connects to Cassandra.
   *
   * @param sensor whose captures the files are, where no sidecar says so
   * @param options what names are learnt from
   * @throws trafficanalyzer.service.ServiceException if no node answers, the login is refused or
   *     the schema is not this version's
   */
  public static CaptureLoader connect(
      StoreConfig config, String sensor, LoadLimits limits, NameOptions options) {
    return new CaptureLoader(Store.connect(config), sensor, limits, options, Optional.empty());
  }

  /**
   * Connects to Cassandra, to load by files that the nodes take over as they are. What is loaded
   * counts as loaded only after {@link #finish}.
   *
   * @param folder for the files, on the way to the nodes; empty, and to be removed after {@link
   *     #close}
   * @throws trafficanalyzer.service.ServiceException as {@link #connect}, or if Cassandra's own
   *     code is not on the class path
   */
  public static CaptureLoader connectForBulk(
      StoreConfig config, String sensor, LoadLimits limits, NameOptions options, Path folder) {
    Store store = Store.connect(config);
    try {
      return new CaptureLoader(
          store, sensor, limits, options, Optional.of(BulkLoad.in(folder, store.session())));
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private RowWriter writer() {
    BatchWriter batches = limits.writer(store);
    return bulk.isPresent() ? new BulkWriter(bulk.get(), batches) : batches;
  }

  /**
   * To be called after the last capture: returns when all that were loaded count as loaded. In bulk
   * the last files go to the nodes now; otherwise nothing is left to do.
   */
  public void finish(Progress progress) throws InterruptedException {
    if (bulk.isPresent()) {
      progress.delivering();
      try (BatchWriter batches = limits.writer(store)) {
        bulk.get().deliver(batches);
      }
    }
  }

  /**
   * Loads one capture unless it is loaded already; returns when every row is acknowledged, or, in
   * bulk, taken: see {@link #finish}.
   *
   * @throws trafficanalyzer.packet.file.NotACaptureException if the file is no capture
   * @throws IOException if it cannot be read
   * @throws com.datastax.oss.driver.api.core.DriverException if Cassandra cannot be asked; writing,
   *     in contrast, is retried for ever
   */
  public LedgerEntry load(Path file, Progress progress) throws IOException, InterruptedException {
    Slice slice = Slice.openTheirs(file, sensor);
    CaptureRow same = waiting.get(slice.captureId());
    if (same != null) {
      return loader.skip(slice, same);
    }
    return remember(loader.load(slice, progress));
  }

  /**
   * Loads one capture anew, and deletes first what it wrote when it was loaded before, also by an
   * earlier version of this program. Until this returns the capture does not count as loaded.
   *
   * @throws trafficanalyzer.service.ServiceException if it was loaded by a machine whose clock is
   *     ahead: Cassandra takes the later rows for the valid ones
   * @throws IOException as {@link #load}
   */
  public LedgerEntry loadAgain(Path file, Progress progress)
      throws IOException, InterruptedException {
    return remember(loader.loadAgain(Slice.openTheirs(file, sensor), progress));
  }

  private LedgerEntry remember(LedgerEntry entry) {
    if (bulk.isPresent() && bulk.get().recordsWaiting()) {
      waiting.put(entry.slice().captureId(), CaptureRows.of(entry));
    } else {
      waiting.clear();
    }
    return entry;
  }

  /** Why writes are being retried at the moment. */
  public Optional<String> trouble() {
    return bulk.flatMap(BulkLoad::lastFailure).or(loader::trouble);
  }

  @Override
  public void close() {
    bulk.ifPresent(BulkLoad::close);
    store.close();
  }
}
