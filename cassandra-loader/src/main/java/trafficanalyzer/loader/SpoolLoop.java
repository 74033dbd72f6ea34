package trafficanalyzer.loader;

import com.datastax.oss.driver.api.core.DriverException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trafficanalyzer.service.ServiceException;

/**
 * Takes slice after slice from the spool, in order, what lies there at the start as well as what
 * comes. A slice leaves the spool when it is loaded or cannot be read; whatever else goes wrong is
 * waited out, and the slice stays.
 */
final class SpoolLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(SpoolLoop.class);

  /** Between two looks into the spool; a slice comes every 10 s. */
  private static final long SCAN_MILLIS = 200;

  private static final long FIRST_PAUSE_MILLIS = 250;
  private static final long LONGEST_PAUSE_MILLIS = 8_000;

  private final Spool spool;
  private final String sensor;
  private final Connection connection;
  private final LoaderMetrics metrics;
  private final LoaderState state;
  private volatile boolean stopping;
  private long pauseMillis = FIRST_PAUSE_MILLIS;
  private long nextScan = System.nanoTime();

  SpoolLoop(
      Spool spool, String sensor, Connection connection, LoaderMetrics metrics, LoaderState state) {
    this.spool = spool;
    this.sensor = sensor;
    this.connection = connection;
    this.metrics = metrics;
    this.state = state;
  }

  /** Ends the loop after the slice that is being loaded; an interrupt ends it within the slice. */
  void stop() {
    stopping = true;
  }

  @Override
  public void run() {
    try {
      while (!stopping) {
        step();
      }
    } catch (InterruptedException e) {
      LOG.info("stopped within a slice, which stays in the spool");
    }
  }

  private void step() throws InterruptedException {
    try {
      scan();
      SliceLoader loader = connection.loader();
      Optional<Spool.Entry> next = spool.next();
      if (connection.up()) {
        state.well(next.isPresent() ? "loading" : "all slices are loaded");
      }
      if (next.isPresent()) {
        take(next.get(), loader);
      } else {
        Thread.sleep(SCAN_MILLIS);
      }
      pauseMillis = FIRST_PAUSE_MILLIS;
    } catch (ServiceException | DriverException e) {
      pause(Connection.waiting(e));
    } catch (ClosedByInterruptException e) {
      throw interrupted(e);
    } catch (IOException e) {
      pause("the spool cannot be used: " + e + "; check its permissions and the disk");
    }
  }

  private void scan() throws IOException {
    if (spool.next().isEmpty() || System.nanoTime() - nextScan >= 0) {
      spool.scan();
      nextScan = System.nanoTime() + SCAN_MILLIS * 1_000_000;
    }
  }

  private void take(Spool.Entry entry, SliceLoader loader)
      throws IOException, InterruptedException {
    Slice slice;
    try {
      slice = Slice.open(entry.file(), sensor);
    } catch (ClosedByInterruptException e) {
      throw interrupted(e);
    } catch (NoSuchFileException e) {
      spool.scan(); // Somebody took it away.
      return;
    } catch (IOException e) {
      lost(entry);
      fail(entry, reason(e));
      return;
    }
    load(entry, slice, loader);
  }

  private void load(Spool.Entry entry, Slice slice, SliceLoader loader)
      throws IOException, InterruptedException {
    LedgerEntry done;
    try {
      done = loader.load(slice, Progress.NONE);
    } catch (ClosedByInterruptException e) {
      throw interrupted(e);
    } catch (DriverException | ServiceException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // A slice that we fail on must not stop those behind it.
      LOG.error("{} cannot be loaded", entry.file(), e);
      metrics.lost(slice.about());
      fail(entry, reason(e));
      return;
    }
    settle(entry, done);
  }

  private void settle(Spool.Entry entry, LedgerEntry done) throws IOException {
    if (done.outcome() == LedgerEntry.Outcome.SKIPPED) {
      metrics.skipped();
      LOG.info("{} was loaded before", entry.file().getFileName());
    } else {
      metrics.loaded(done);
      LOG.info(
          "{}: {} packets, {} of them named",
          entry.file().getFileName(),
          done.read(),
          done.named());
    }
    if (done.fault().isPresent()) {
      fail(entry, "loaded up to a fault, " + done.fault().get());
    } else {
      spool.remove(entry);
    }
  }

  /** What the recorder counted goes into the books even if the capture cannot be read. */
  private void lost(Spool.Entry entry) {
    try {
      Sidecar.of(entry.file()).ifPresent(metrics::lost);
    } catch (IOException e) {
      LOG.warn("nobody knows how many packets {} held", entry.file().getFileName(), e);
    }
  }

  private void fail(Spool.Entry entry, String reason) throws IOException {
    Path aside = spool.fail(entry, reason);
    metrics.failed();
    LOG.warn("{} is now {}: {}", entry.file().getFileName(), aside, reason);
  }

  private void pause(String why) throws InterruptedException {
    state.trouble(why);
    // In small steps, so that stopping does not have to wait.
    for (long left = pauseMillis; left > 0 && !stopping; left -= SCAN_MILLIS) {
      Thread.sleep(Math.min(left, SCAN_MILLIS));
    }
    pauseMillis = Math.min(pauseMillis * 2, LONGEST_PAUSE_MILLIS);
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private static InterruptedException interrupted(ClosedByInterruptException e) {
    InterruptedException interrupted = new InterruptedException("told to stop while reading");
    interrupted.initCause(e);
    return interrupted;
  }
}
