package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into the spool all the time, in a thread of its own: what is no slice is put aside, and how
 * much waits is known, also while a long slice is being loaded or Cassandra is away.
 */
final class SpoolWatch implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(SpoolWatch.class);

  /** Between two looks; a slice comes every 10 s. */
  private static final long PAUSE_MILLIS = 200;

  /** A folder of a hundred thousand slices must not take all of a core to look at. */
  private static final int PAUSES_A_LOOK = 20;

  private static final long PRUNE_NANOS = Duration.ofMinutes(1).toNanos();

  private final Spool spool;
  private final Retention keepFailed;
  private volatile boolean stopping;
  private volatile IOException failure;
  private volatile boolean looked;
  private long nextPrune = System.nanoTime();

  SpoolWatch(Spool spool, Retention keepFailed) {
    this.spool = spool;
    this.keepFailed = keepFailed;
  }

  /** Ends the loop; to be followed by an interrupt. */
  void stop() {
    stopping = true;
  }

  /** Why the last look failed; empty while all is well. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  /** Whether what lay in the spool at the start is known. */
  boolean looked() {
    return looked;
  }

  @Override
  public void run() {
    try {
      while (!stopping) {
        long begin = System.nanoTime();
        look();
        long millis = (System.nanoTime() - begin) / 1_000_000;
        Thread.sleep(Math.max(PAUSE_MILLIS, millis * PAUSES_A_LOOK));
      }
    } catch (InterruptedException e) {
      LOG.debug("told to stop");
    }
  }

  private void look() {
    try {
      spool.scan();
      if (System.nanoTime() - nextPrune >= 0) {
        spool.prune(keepFailed);
        nextPrune = System.nanoTime() + PRUNE_NANOS;
      }
      failure = null;
      looked = true;
    } catch (ClosedByInterruptException e) {
      stopping = true;
    } catch (IOException e) {
      failure = e; // Told by the thread that loads.
    }
  }
}
