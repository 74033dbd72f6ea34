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
      loader = new SliceLoader(store, names, config.limits());
    }
    return loader;
  }

  /** Whether there is a connection and the last write was taken. */
  boolean up() {
    return loader != null && trouble().isEmpty();
  }

  /** Why writes are being retried at the moment. */
  Optional<String> trouble() {
    SliceLoader now = loader;
    return now == null ? Optional.empty() : now.trouble();
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
