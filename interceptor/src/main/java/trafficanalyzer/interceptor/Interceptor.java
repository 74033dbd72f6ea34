package trafficanalyzer.interceptor;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.Health;
import trafficanalyzer.service.Service;
import trafficanalyzer.service.ServiceException;
import trafficanalyzer.service.StatusServer;

/**
 * Records interfaces into slices until it is closed; the slices then hold all that the kernel had
 * taken in.
 */
public final class Interceptor implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(Interceptor.class);
  private static final long TICK_MILLIS = 50;

  private final InterceptorConfig config;
  private final Spool spool;
  private final BiConsumer<Path, Sidecar> published;
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Shedder shedder;
  private final StatusServer status;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "slice-timer"));
  private final List<InterfaceLedger> ledgers = new ArrayList<>();
  private final List<InterfaceRecorder> recorders = new ArrayList<>();
  private boolean statusStarted;
  private RecordingFolder folder;

  /** An interceptor as a service: into the spool, with a status server. */
  public Interceptor(InterceptorConfig config) {
    this.config = config;
    this.spool = Spool.at(config.spool());
    this.shedder = new Shedder(spool.incoming(), config.limit(), metrics);
    this.published = (file, slice) -> shedder.check();
    this.status =
        new StatusServer(
            config.listen(), config.port(), InterceptorConfig.PORT, this::health, metrics);
  }

  /**
   * An interceptor without a status server.
   *
   * @param published told of every slice's file and sidecar, from a thread of its interface
   */
  public Interceptor(InterceptorConfig config, Spool spool, BiConsumer<Path, Sidecar> published) {
    this.config = config;
    this.spool = spool;
    this.shedder = null; // What people record is theirs to bound.
    this.published = published;
    this.status = null;
  }

  @Override
  public void start() {
    Libpcap.require();
    List<String> names =
        config.interfaces().isEmpty()
            ? List.of(Interfaces.ofDefaultRoute())
            : config.interfaces().stream().distinct().toList();
    names.forEach(Interfaces::requireExisting);
    spool.prepare();
    if (status != null) {
      status.start();
      statusStarted = true;
    }
    try {
      int recovered = RecordingFolder.recover(spool, config.sensor());
      if (recovered > 0) {
        LOG.info("{} slices of an interceptor that was killed are published", recovered);
      }
      folder = RecordingFolder.create(spool, config.sensor());
    } catch (IOException e) {
      throw new ServiceException(
          ExitCode.MISSING,
          "cannot work in " + spool.recording().toAbsolutePath() + ": " + e,
          "free space there, or make it writable",
          e);
    }
    if (shedder != null) {
      shedder.check();
    }
    timer.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    for (String name : names) {
      record(name);
    }
    LOG.info(
        "recording {} as sensor {} into {}{}",
        String.join(", ", names),
        config.sensor(),
        spool.incoming().toAbsolutePath(),
        status == null ? "" : ", status on port " + status.port());
  }

  private void record(String name) {
    InterfaceLedger ledger = new InterfaceLedger(name);
    Publisher publisher = new Publisher(spool, ledger, published);
    InterfaceRecorder recorder =
        new InterfaceRecorder(name, config, folder.path(), ledger, publisher);
    try {
      recorder.start();
    } catch (RuntimeException e) {
      publisher.close();
      throw e;
    }
    ledger.register(metrics);
    synchronized (recorders) {
      ledgers.add(ledger);
      recorders.add(recorder);
    }
  }

  private void tick() {
    try {
      synchronized (recorders) {
        recorders.forEach(InterfaceRecorder::tick);
      }
    } catch (RuntimeException e) {
      // An exception would silently end the timer, and with it all slices.
      LOG.error("the slice timer failed once", e);
    }
  }

  /** Up while every interface is recorded and the disk takes it. */
  public Health health() {
    synchronized (recorders) {
      boolean up = !ledgers.isEmpty() && ledgers.stream().allMatch(InterfaceLedger::up);
      Map<String, Object> details = new LinkedHashMap<>();
      ledgers.forEach(ledger -> details.put(ledger.name(), ledger.describe()));
      String state =
          ledgers.stream()
              .map(ledger -> ledger.name() + ": " + ledger.state())
              .collect(Collectors.joining(", "));
      return new Health(up, state, details);
    }
  }

  /** The port of the status server, once started. */
  public int port() {
    return status.port();
  }

  /** Packets of all interfaces that are received but not accounted for; 0 once closed. */
  public long residual() {
    synchronized (recorders) {
      return ledgers.stream().mapToLong(InterfaceLedger::residual).sum();
    }
  }

  /** Packets of all interfaces that were received and neither written nor dropped by the kernel. */
  public long lost() {
    synchronized (recorders) {
      return ledgers.stream().mapToLong(InterfaceLedger::lost).sum();
    }
  }

  /** One line an interface: where its packets went. */
  public List<String> summary() {
    synchronized (recorders) {
      return ledgers.stream().map(InterfaceLedger::summary).toList();
    }
  }

  @Override
  public void close() {
    List<InterfaceRecorder> running;
    synchronized (recorders) {
      running = List.copyOf(recorders);
    }
    // Side by side, as each waits for its ring to empty; the timer breaks their loops.
    running.parallelStream().forEach(InterfaceRecorder::stop);
    timer.shutdown();
    if (folder != null) {
      folder.close();
    }
    if (shedder != null) {
      shedder.close();
    }
    if (statusStarted) {
      status.close();
    }
    summary().forEach(LOG::info);
  }
}
