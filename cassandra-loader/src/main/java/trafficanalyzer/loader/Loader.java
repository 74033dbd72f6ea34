package trafficanalyzer.loader;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trafficanalyzer.service.CommonSettings;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.Health;
import trafficanalyzer.service.Service;
import trafficanalyzer.service.ServiceException;
import trafficanalyzer.service.StatusServer;

/**
 * The loader as a service: one thread that loads slices ({@link SpoolLoop}) and an HTTP server that
 * tells how it is doing. It never ends by itself: where Cassandra or the spool is in trouble, it
 * says so and goes on trying.
 */
public final class Loader implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(Loader.class);

  /** Most slices are loaded in less; the rest begin anew after the next start. */
  private static final long FINISH_MILLIS = TimeUnit.SECONDS.toMillis(6);

  private static final long ABANDON_MILLIS = TimeUnit.SECONDS.toMillis(3);

  private final LoaderConfig config;
  private final Spool spool;
  private final LoaderState state = new LoaderState();
  private final LoaderMetrics metrics = new LoaderMetrics();
  private final SensorNames names;
  private final Connection connection;
  private final SpoolWatch watch;
  private final Thread watching;
  private final SpoolLoop loop;
  private final Thread thread;
  private final StatusServer status;

  /** Does nothing yet. */
  public Loader(LoaderConfig config) {
    this.config = config;
    this.names = new SensorNames(config.limits(), config.names());
    this.connection = new Connection(config, names);
    this.spool = new Spool(config, new Outcome());
    this.watch = new SpoolWatch(spool, config.keepFailed());
    this.watching = new Thread(watch, "spool");
    this.loop = new SpoolLoop(spool, watch, connection, metrics, state);
    this.thread = new Thread(loop, "slices");
    this.status =
        new StatusServer(
            config.listen(), config.port(), LoaderConfig.PORT, this::health, metrics.registry());
  }

  private final class Outcome implements SpoolOutcome {
    @Override
    public void unfit(String reason) {
      metrics.failed();
      LOG.warn("{}", reason);
    }

    @Override
    public void takenOver(String sensor) {
      names.forget(sensor);
    }
  }

  @Override
  public void start() {
    try {
      spool.create();
    } catch (IOException e) {
      throw new ServiceException(
          ExitCode.MISSING,
          "the spool " + config.spool() + " cannot be used: " + e,
          "make it a folder that this user may write, or set " + CommonSettings.SPOOL.name(),
          e);
    }
    config.watch().ifPresent(Loader::requireFolder);
    watch();
    status.start();
    // What is no exception but an error (memory, a missing class) leaves a state that nobody knows.
    // A new process begins with the same slice.
    for (Thread each : List.of(watching, thread)) {
      each.setUncaughtExceptionHandler(
          (where, error) -> {
            LOG.error("the loader cannot go on", error);
            Runtime.getRuntime().halt(ExitCode.FAILED.status());
          });
      each.start();
    }
  }

  private static void requireFolder(LoaderConfig.Watch watched) {
    if (!Files.isDirectory(watched.folder())) {
      throw new ServiceException(
          ExitCode.MISSING,
          "the folder " + watched.folder() + " that captures are to be taken from is not there",
          "make it, or set " + LoaderConfig.WATCH.name());
    }
  }

  /** The port of {@code /health} and {@code /metrics}, once started. */
  public int port() {
    return status.port();
  }

  PrometheusMeterRegistry metrics() {
    return metrics.registry();
  }

  /** Finishes the slice that is being loaded, or gives it up where that takes long. */
  @Override
  public void close() {
    loop.stop();
    watch.stop();
    watching.interrupt();
    try {
      watching.join(ABANDON_MILLIS);
      if (thread.isAlive()) {
        thread.join(FINISH_MILLIS);
        thread.interrupt();
        thread.join(ABANDON_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      spool.close();
    } catch (IOException e) {
      LOG.warn("the loader's folder stays; the next loader removes it", e);
    }
    connection.close();
    status.close();
  }

  private Health health() {
    // While writes are retried within a slice, the loop itself has nothing to complain of.
    Optional<String> trouble = state.up() ? connection.trouble() : Optional.empty();
    return new Health(
        state.up() && trouble.isEmpty(),
        trouble.map(reason -> "waiting for Cassandra: " + reason).orElse(state.text()),
        Map.of("spoolSlices", spool.slices(), "spoolBytes", spool.bytes(), "names", names.known()));
  }

  private void watch() {
    metrics.gauge("spool.slices", "Slices that wait in the spool", spool, Spool::slices);
    metrics.gauge("spool.bytes", "Bytes of these slices", spool, Spool::bytes);
    metrics.gauge(
        "cassandra.up",
        "1 while Cassandra takes writes",
        connection,
        cassandra -> cassandra.up() ? 1 : 0);
    metrics.gauge("names.known", "Name observations in memory", names, SensorNames::known);
    metrics.gauge(
        "batches.in.flight",
        "Writes that wait for an answer",
        connection,
        Connection::batchesInFlight);
    metrics.counter(
        "write.failures",
        "Writes that failed and were retried",
        connection,
        Connection::writeFailures);
  }
}
