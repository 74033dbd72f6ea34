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

  /** Between two looks for something to do; a slice comes every 10 s. */
  private static final long IDLE_MILLIS = 100;

  private static final long FIRST_PAUSE_MILLIS = 250;
  private static final long LONGEST_PAUSE_MILLIS = 8_000;

  private final Spool spool;
  private final SpoolWatch watch;
  private final Connection connection;
  private final LoaderMetrics metrics;
  private final LoaderState state;
  private volatile boolean stopping;
  private long pauseMillis = FIRST_PAUSE_MILLIS;

  SpoolLoop(
      Spool spool,
      SpoolWatch watch,
      Connection connection,
      LoaderMetrics metrics,
      LoaderState state) {
    this.spool = spool;
    this.watch = watch;
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
      if (watch.failure().isPresent()) {
        throw watch.failure().get();
      }
      SliceLoader loader = connection.loader();
      Optional<Entry> next = spool.take();
      if (connection.up() && watch.looked()) {
        state.well(next.isPresent() ? "loading" : idle());
      }
      if (next.isPresent()) {
        take(next.get(), loader);
      } else {
        Thread.sleep(IDLE_MILLIS);
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

  private String idle() {
    return spool.slices() == 0 ? "all slices are loaded" : "other loaders have what is left";
  }

  private void take(Entry entry, SliceLoader loader) throws IOException, InterruptedException {
    Slice slice;
    try {
      slice = open(entry);
    } catch (ClosedByInterruptException e) {
      throw interrupted(e);
    } catch (NoSuchFileException e) {
      spool.gone(entry);
      return;
    } catch (IOException e) {
      lost(entry);
      fail(entry, UnfitException.reason(entry.file(), e).orElse(reason(e)));
      return;
    }
    load(entry, slice, loader);
  }

  /** The stream's sensor, as of a dead loader's slice without a sidecar, not this loader's. */
  private static Slice open(Entry entry) throws IOException {
    if (entry.watched()) {
      return Slice.openTheirs(entry.file(), entry.sensor());
    }
    Inspector.requireFile(entry.file()); // It may have been replaced before it was taken.
    return Slice.open(entry.file(), entry.sensor());
  }

  private void load(Entry entry, Slice slice, SliceLoader loader)
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

  private void settle(Entry entry, LedgerEntry done) throws IOException {
    if (done.outcome() == LedgerEntry.Outcome.SKIPPED) {
      metrics.skipped();
      LOG.info("{} was loaded before", entry.file().getFileName());
    } else {
      metrics.loaded(done);
      if (done.shed() > 0) {
        LOG.warn("{}: {} packets were shed", entry.file().getFileName(), done.shed());
      }
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
  private void lost(Entry entry) {
    try {
      Sidecar.of(entry.file()).ifPresent(metrics::lost);
    } catch (IOException e) {
      LOG.warn("nobody knows how many packets {} held", entry.file().getFileName(), e);
    }
  }

  private void fail(Entry entry, String reason) throws IOException {
    Path aside = spool.fail(entry, reason);
    metrics.failed();
    LOG.warn("{} is now {}: {}", entry.file().getFileName(), aside, reason);
  }

  private void pause(String why) throws InterruptedException {
    state.trouble(why);
    release();
    // In small steps, so that stopping does not have to wait.
    for (long left = pauseMillis; left > 0 && !stopping; left -= IDLE_MILLIS) {
      Thread.sleep(Math.min(left, IDLE_MILLIS));
    }
    pauseMillis = Math.min(pauseMillis * 2, LONGEST_PAUSE_MILLIS);
  }

  /** Another loader may be able to do what this one cannot. */
  private void release() {
    try {
      spool.release();
    } catch (IOException e) {
      LOG.warn("streams cannot be left to other loaders", e);
    }
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
