package trafficanalyzer.loader;

import com.datastax.oss.driver.api.core.DriverException;
import java.util.Optional;
import trafficanalyzer.service.ServiceException;
import trafficanalyzer.store.Store;

/**
 * The way to Cassandra. It is opened when it is first needed, as often as it takes; once open, the
 * driver itself finds nodes again that were lost.
 */
final class Connection implements AutoCloseable {
  private final LoaderConfig config;
  private final SensorNames names;
  private volatile Store store;
  private volatile SliceLoader loader;

  Connection(LoaderConfig config, SensorNames names) {
    this.config = config;
    this.names = names;
  }

  /**
   * What loads slices into Cassandra.
   *
   * @throws ServiceException where no node answers, the login is refused or the schema is not this
   *     version's: nothing is lost then, and a later try may succeed
   */
  SliceLoader loader() {
    if (loader == null) {
      store = Store.connect(config.store());
      loader =
          new SliceLoader(
              store, names, config.limits(), config.bounds(), () -> config.limits().writer(store));
    }
    return loader;
  }

  /** Whether a node is connected and takes writes. */
  boolean up() {
    return loader != null && trouble().isEmpty();
  }

  /** Why nothing can be written at the moment, although there was a connection. */
  Optional<String> trouble() {
    SliceLoader now = loader;
    if (now == null) {
      return Optional.empty();
    }
    return connected() ? now.trouble() : Optional.of("no node of the cluster is connected");
  }

  private boolean connected() {
    return store.session().getMetadata().getNodes().values().stream()
        .anyMatch(node -> node.getOpenConnections() > 0);
  }

  int batchesInFlight() {
    SliceLoader now = loader;
    return now == null ? 0 : now.batchesInFlight();
  }

  long writeFailures() {
    SliceLoader now = loader;
    return now == null ? 0 : now.writeFailures();
  }

  /** One line about a failure to read from Cassandra. */
  static String waiting(RuntimeException failure) {
    String message =
        failure instanceof DriverException
            ? failure.getClass().getSimpleName() + ": " + failure.getMessage()
            : failure.getMessage();
    return "waiting for Cassandra: " + message.lines().findFirst().orElse("");
  }

  @Override
  public void close() {
    if (store != null) {
      store.close();
    }
  }
}
