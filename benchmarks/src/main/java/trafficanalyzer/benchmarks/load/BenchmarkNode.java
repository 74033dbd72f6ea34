package trafficanalyzer.benchmarks.load;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import trafficanalyzer.node.Credentials;
import trafficanalyzer.node.EmbeddedNode;
import trafficanalyzer.node.NodeConfig;
import trafficanalyzer.store.SetupConfig;
import trafficanalyzer.store.StoreSetup;

/**
 * A fresh node with two sets of the same tables: keyspace {@code traffic}, whose packets run the
 * trigger that counts endpoints, for our loader, and keyspace {@code plain}, without it, for the
 * others.
 */
final class BenchmarkNode implements AutoCloseable {
  static final String OURS = "traffic";
  static final String PLAIN = "plain";

  /** Every table that a slice's loading writes many rows to, by the order that it does. */
  static final List<String> TABLES =
      List.of(
          "packets",
          "other_frames",
          "destination_traffic",
          "traffic_by_time",
          "hostnames_by_address",
          "names_by_time",
          "flow_names");

  private static final Duration READY = Duration.ofMinutes(3);

  private final NodeConfig config;
  private final EmbeddedNode node;
  private CqlSession admin;

  /**
   * @param settings of {@code cassandra.yaml}, to try others than ours
   */
  BenchmarkNode(Path home, Path data, int heapMegabytes, Map<String, String> settings) {
    System.setProperty("traffic.home", home.toString());
    NodeConfig free = NodeConfig.onFreePorts(data);
    config =
        new NodeConfig(
            home,
            data,
            free.address(),
            free.cqlPort(),
            free.jmxPort(),
            free.storagePort(),
            heapMegabytes,
            free.credentials(),
            List.of());
    node = new EmbeddedNode(config, prefix(settings));
  }

  /**
   * The launcher of the JVM takes more options from a variable, and the node settings from them.
   */
  private static List<String> prefix(Map<String, String> settings) {
    if (settings.isEmpty()) {
      return List.of();
    }
    String options =
        settings.entrySet().stream()
            .map(entry -> "-Dcassandra.settings." + entry.getKey() + "=" + entry.getValue())
            .collect(
                Collectors.joining(" ", "-Dcassandra.config.allow_system_properties=true ", ""));
    return List.of("env", "JDK_JAVA_OPTIONS=" + options);
  }

  void start() throws InterruptedException {
    node.start();
    node.awaitReady(READY, state -> {});
    Credentials credentials = config.credentials();
    new StoreSetup(
            SetupConfig.from(
                Map.of(
                    "TRAFFIC_CQL_CONTACT_POINTS",
                    config.address() + ":" + config.cqlPort(),
                    "TRAFFIC_CQL_ADMIN_PASSWORD_FILE",
                    passwordFile().toString(),
                    "TRAFFIC_CQL_LOADER_PASSWORD_FILE",
                    credentials.cqlPassword(Credentials.LOADER).toString(),
                    "TRAFFIC_CQL_PAGE_PASSWORD_FILE",
                    credentials.cqlPassword(Credentials.PAGE).toString())),
            state -> {})
        .run();
    admin = access().open();
    admin.execute(
        "CREATE KEYSPACE plain WITH replication ="
            + " {'class': 'SimpleStrategy', 'replication_factor': 1}");
    for (String table : TABLES) {
      for (String statement : table(table).describeWithChildren(false).split(";")) {
        if (!statement.isBlank() && !statement.contains("TRIGGER")) {
          admin.execute(statement.replaceAll("\"?\\b" + OURS + "\\b\"?\\.", PLAIN + "."));
        }
      }
    }
  }

  /** How to reach it as its administrator. */
  Access access() {
    return new Access(config.address(), config.cqlPort(), Credentials.ADMIN, passwordFile());
  }

  /** How our loader reaches it. */
  Access loaderAccess() {
    return new Access(
        config.address(),
        config.cqlPort(),
        Credentials.LOADER,
        config.credentials().cqlPassword(Credentials.LOADER));
  }

  /** The columns of a table, in the order of the server. */
  List<String> columns(String table) {
    return table(table).getColumns().keySet().stream().map(Object::toString).toList();
  }

  CqlSession admin() {
    return admin;
  }

  /** Empties all tables, and waits until the disk is idle. */
  void clear() throws IOException {
    for (String keyspace : List.of(OURS, PLAIN)) {
      TABLES.forEach(table -> admin.execute("TRUNCATE " + keyspace + "." + table));
    }
    admin.execute("TRUNCATE traffic.captures");
    try {
      new ProcessBuilder("sync").start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private Path passwordFile() {
    return config.credentials().cqlPassword(Credentials.ADMIN);
  }

  private TableMetadata table(String name) {
    return admin.getMetadata().getKeyspace(OURS).orElseThrow().getTable(name).orElseThrow();
  }

  @Override
  public void close() {
    if (admin != null) {
      admin.close();
    }
    node.close();
  }

  /**
   * A node's address and a role.
   *
   * @param passwordFile with the role's password
   */
  record Access(String address, int port, String role, Path passwordFile) {
    /** As the arguments of a process. */
    List<String> arguments() {
      return List.of(address, Integer.toString(port), role, passwordFile.toString());
    }

    /** From the first arguments of a process. */
    static Access of(String[] arguments) {
      return new Access(
          arguments[0], Integer.parseInt(arguments[1]), arguments[2], Path.of(arguments[3]));
    }

    CqlSession open() {
      return CqlSession.builder()
          .addContactPoint(new InetSocketAddress(address, port))
          .withLocalDatacenter("datacenter1")
          .withConfigLoader(
              DriverConfigLoader.programmaticBuilder()
                  .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofMinutes(1))
                  .withBoolean(DefaultDriverOption.REQUEST_DEFAULT_IDEMPOTENCE, true)
                  .withBoolean(DefaultDriverOption.REQUEST_LOG_WARNINGS, false)
                  .build())
          .withAuthCredentials(role, Credentials.read(passwordFile))
          .build();
    }
  }
}
