package trafficanalyzer.store;

import com.datastax.dse.driver.api.core.config.DseDriverOption;
import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Opens sessions; the one place where the driver is configured. What is not named here is as the
 * driver's {@code reference.conf} has it: token-aware load balancing in the local datacenter, its
 * default retry policy, no speculative executions, no metrics.
 */
final class Sessions {
  private Sessions() {}

  /** A role and its password. */
  record Login(String username, String password) {
    @Override
    public String toString() {
      return "Login[" + username + "]"; // Never the password.
    }
  }

  /**
   * Opens a session.
   *
   * @param login null where Cassandra asks for none
   * @param timeout for one request
   * @param tls empty to connect in the clear
   * @throws com.datastax.oss.driver.api.core.AllNodesFailedException where no contact point answers
   *     or lets us in
   */
  static CqlSession open(
      List<InetSocketAddress> contactPoints,
      String localDatacenter,
      Login login,
      ConsistencyLevel consistency,
      Duration timeout,
      Optional<TlsConfig> tls) {
    CqlSessionBuilder builder =
        CqlSession.builder()
            .withConfigLoader(options(consistency, timeout))
            .addContactPoints(contactPoints)
            .withLocalDatacenter(localDatacenter)
            .withApplicationName("traffic-analyzer");
    if (login != null) {
      builder.withAuthCredentials(login.username(), login.password());
    }
    tls.map(Tls::engines).ifPresent(builder::withSslEngineFactory);
    return builder.build();
  }

  private static DriverConfigLoader options(ConsistencyLevel consistency, Duration timeout) {
    return DriverConfigLoader.programmaticBuilder()
        .withString(DefaultDriverOption.REQUEST_CONSISTENCY, consistency.name())
        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, timeout)
        // Each statement of ours writes the same row when it is run again.
        .withBoolean(DefaultDriverOption.REQUEST_DEFAULT_IDEMPOTENCE, true)
        // A node warns of each larger batch; the batches are sized on purpose.
        .withBoolean(DefaultDriverOption.REQUEST_LOG_WARNINGS, false)
        .withDuration(DefaultDriverOption.RECONNECTION_BASE_DELAY, Duration.ofMillis(500))
        .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, Duration.ofSeconds(10))
        // A node that is away is told by the service's state, not once for each attempt.
        .withBoolean(DefaultDriverOption.CONNECTION_WARN_INIT_ERROR, false)
        .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, Duration.ofSeconds(10))
        .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, Duration.ofSeconds(10))
        // Token-aware routing wants the replication of our keyspace, nothing of the others.
        .withStringList(
            DefaultDriverOption.METADATA_SCHEMA_REFRESHED_KEYSPACES, List.of(Schema.KEYSPACE))
        // The native clock needs a library unpacked into a writable temporary folder.
        .withBoolean(DefaultDriverOption.TIMESTAMP_GENERATOR_FORCE_JAVA_CLOCK, true)
        .withBoolean(DefaultDriverOption.NETTY_DAEMON, true)
        // Closing waits for what is under way anyway; by default 2 s more for what might come.
        .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 100)
        .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_TIMEOUT, 15_000)
        .withString(DefaultDriverOption.NETTY_IO_SHUTDOWN_UNIT, "MILLISECONDS")
        .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 100)
        .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_TIMEOUT, 15_000)
        .withString(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_UNIT, "MILLISECONDS")
        .withBoolean(DseDriverOption.MONITOR_REPORTING_ENABLED, false)
        .build();
  }
}
