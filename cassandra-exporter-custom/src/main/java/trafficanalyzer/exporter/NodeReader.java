package trafficanalyzer.exporter;

import io.prometheus.metrics.core.metrics.Counter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.security.auth.login.LoginException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trafficanalyzer.service.PasswordFile;
import trafficanalyzer.service.ServiceException;

/**
 * Keeps one node's connection and reads through it. All JMX happens on one thread of the node's
 * own, so that whatever a node does, a scrape waits for it no longer than the deadline, and a hung
 * node holds one thread, not one a scrape. Scrapes that overlap share one reading.
 */
final class NodeReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NodeReader.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final NodeAddress node;
  private final String username;
  private final Path passwordFile;
  private final Duration deadline;
  private final Counter errors;
  private final ScheduledExecutorService worker;
  private Reading latest;

  // Used by the worker only.
  private final Notices notices = new Notices();
  private JmxConnection connection;
  private Duration pause = FIRST_PAUSE;

  /** One read of the node, perhaps still going on. */
  record Reading(CompletableFuture<EndpointWrites> result, long deadlineNanos) {}

  /**
   * @param deadline how long a scrape waits for this node
   * @param errors counts failed connections and reads by the label node
   */
  NodeReader(NodeAddress node, ExporterConfig config, Duration deadline, Counter errors) {
    this.node = node;
    this.username = config.username();
    this.passwordFile = config.passwordFile();
    this.deadline = deadline;
    this.errors = errors;
    errors.initLabelValues(node.toString());
    this.worker =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "jmx " + node);
              thread.setDaemon(true);
              return thread;
            });
  }

  NodeAddress node() {
    return node;
  }

  /** Begins to connect, in the background. */
  void start() {
    worker.execute(this::reconnect);
  }

  /** Asks the node, unless it is being asked already. */
  synchronized Reading read() {
    if (latest == null || latest.result().isDone()) {
      CompletableFuture<EndpointWrites> result = new CompletableFuture<>();
      latest = new Reading(result, System.nanoTime() + deadline.toNanos());
      long until = latest.deadlineNanos();
      worker.execute(() -> result.complete(readNow(until)));
    }
    return latest;
  }

  /** The answer, or {@link EndpointWrites#DOWN} if there is none by the deadline. */
  EndpointWrites await(Reading reading) {
    try {
      long left = Math.max(0, reading.deadlineNanos() - System.nanoTime());
      return reading.result().get(left, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      errors.labelValues(node.toString()).inc();
      return EndpointWrites.DOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return EndpointWrites.DOWN;
    } catch (ExecutionException e) {
      throw new IllegalStateException("reading " + node, e);
    }
  }

  private EndpointWrites readNow(long until) {
    if (connection == null) {
      return EndpointWrites.DOWN;
    }
    try {
      return told(connection.read());
    } catch (IOException | RuntimeException e) {
      // Most often the node was restarted since the last scrape: then a new connection answers.
      failed(e);
      disconnect();
      if (System.nanoTime() < until && connect()) {
        return readAgain();
      }
      planReconnect();
      return EndpointWrites.DOWN;
    }
  }

  private EndpointWrites readAgain() {
    try {
      return told(connection.read());
    } catch (IOException | RuntimeException e) {
      failed(e);
      disconnect();
      planReconnect();
      return EndpointWrites.DOWN;
    }
  }

  private EndpointWrites told(Optional<EndpointWrites> writes) {
    if (writes.isEmpty()) {
      notices.good(
          "node "
              + node
              + " counts no endpoints yet; they begin with the first row of traffic.packets");
      return EndpointWrites.NONE;
    }
    notices.good("reading the endpoint counters of node " + node);
    return writes.get();
  }

  private void reconnect() {
    if (connection == null && !connect()) {
      planReconnect();
    }
  }

  private boolean connect() {
    try {
      connection =
          JmxConnection.open(
              node, username, PasswordFile.read(passwordFile, ExporterConfig.PASSWORD_FILE));
      pause = FIRST_PAUSE;
      return true;
    } catch (ServiceException e) {
      errors.labelValues(node.toString()).inc();
      notices.bad(e.getMessage());
    } catch (IOException | RuntimeException e) {
      failed(e);
    }
    return false;
  }

  private void planReconnect() {
    worker.schedule(this::reconnect, pause.toMillis(), TimeUnit.MILLISECONDS);
    Duration twice = pause.multipliedBy(2);
    pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  private void failed(Exception e) {
    errors.labelValues(node.toString()).inc();
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    // A JVM's own agent throws the first, Cassandra's the second inside of another exception.
    if (root instanceof SecurityException || root instanceof LoginException) {
      notices.bad(refused());
      return;
    }
    notices.bad(
        "node "
            + node
            + " cannot be read: "
            + root
            + "; trying again every "
            + LONGEST_PAUSE.toSeconds()
            + " s, check that it runs and that its JMX listens there");
  }

  private String refused() {
    return "node "
        + node
        + " refuses the JMX role "
        + username
        + " with the password in "
        + passwordFile.toAbsolutePath()
        + "; it must be the one in the node's jmxremote.password";
  }

  private void disconnect() {
    JmxConnection closing = connection;
    connection = null;
    if (closing != null) {
      try {
        closing.close();
      } catch (IOException e) {
        // A broken connection cannot be told goodbye; why it broke was told before.
        LOG.debug("closing the connection to {}", node, e);
      }
    }
  }

  @Override
  public void close() {
    Future<?> closed = worker.submit(this::disconnect);
    try {
      closed.get(2, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // The node hangs; its thread is a daemon and ends with the process.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    worker.shutdownNow();
  }
}
