package trafficanalyzer.loader;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trafficanalyzer.node.Credentials;
import trafficanalyzer.node.EmbeddedNode;
import trafficanalyzer.node.NodeConfig;
import trafficanalyzer.store.SetupConfig;
import trafficanalyzer.store.StoreSetup;
import trafficanalyzer.testing.TableDump;

/** A real node with our schema, and a look into its tables. */
final class TestNode implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TestNode.class);
  private static final Duration READY = Duration.ofMinutes(3);

  private final NodeConfig config;
  private final EmbeddedNode node;
  private CqlSession admin;

  TestNode(Path data) {
    config = NodeConfig.onFreePorts(data);
    node = new EmbeddedNode(config);
  }

  /** Starts it, also again after {@link #stop}; returns when it can be queried. */
  void start() throws Exception {
    node.start();
    node.awaitReady(READY, LOG::info);
    if (admin != null) {
      Await.until(
          "a connection",
          () ->
              admin.getMetadata().getNodes().values().stream()
                  .anyMatch(connected -> connected.getOpenConnections() > 1));
    }
  }

  void setUp() throws InterruptedException {
    Credentials credentials = config.credentials();
    new StoreSetup(
            SetupConfig.from(
                Map.of(
                    "TRAFFIC_CQL_CONTACT_POINTS",
                    contactPoint(),
                    "TRAFFIC_CQL_ADMIN_PASSWORD_FILE",
                    credentials.cqlPassword(Credentials.ADMIN).toString(),
                    "TRAFFIC_CQL_LOADER_PASSWORD_FILE",
                    passwordFile().toString(),
                    "TRAFFIC_CQL_PAGE_PASSWORD_FILE",
                    credentials.cqlPassword(Credentials.PAGE).toString())),
            LOG::info)
        .run();
    admin =
        CqlSession.builder()
            .addContactPoint(new InetSocketAddress(config.address(), config.cqlPort()))
            .withLocalDatacenter("datacenter1")
            // It warns of each count(*), which is all that is asked here.
            .withConfigLoader(
                DriverConfigLoader.programmaticBuilder()
                    .withBoolean(DefaultDriverOption.REQUEST_LOG_WARNINGS, false)
                    .withBoolean(DefaultDriverOption.CONNECTION_WARN_INIT_ERROR, false)
                    .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofMinutes(1))
                    .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, Duration.ofSeconds(1))
                    .build())
            .withAuthCredentials(
                Credentials.ADMIN, Credentials.read(credentials.cqlPassword(Credentials.ADMIN)))
            .build();
  }

  String contactPoint() {
    return config.address() + ":" + config.cqlPort();
  }

  Path passwordFile() {
    return config.credentials().cqlPassword(Credentials.LOADER);
  }

  CqlSession admin() {
    return admin;
  }

  void clear() {
    TableDump.tables(admin).forEach(table -> admin.execute("TRUNCATE traffic." + table));
  }

  long count(String table) {
    return admin.execute("SELECT count(*) FROM traffic." + table).one().getLong(0);
  }

  /** Every row of every table, to compare with those that another run leaves. */
  TableDump everything() {
    return TableDump.of(admin);
  }

  void stop() {
    node.close();
  }

  /** As {@code kill -SIGNAL} does. */
  void signal(String signal) throws Exception {
    run("kill", "-" + signal, Long.toString(node.pid()));
  }

  void nodetool(String... arguments) throws Exception {
    run(node.nodetool(arguments).toArray(String[]::new));
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(String.join(" ", command) + ": " + said);
    }
  }

  @Override
  public void close() {
    if (admin != null) {
      admin.close();
    }
    node.close();
  }
}
