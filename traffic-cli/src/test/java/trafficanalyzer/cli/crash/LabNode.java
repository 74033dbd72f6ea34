package trafficanalyzer.cli.crash;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trafficanalyzer.cli.mainjob.Tool;
import trafficanalyzer.cli.monitor.Http;
import trafficanalyzer.node.Credentials;
import trafficanalyzer.node.EmbeddedNode;
import trafficanalyzer.node.NodeConfig;
import trafficanalyzer.store.SetupConfig;
import trafficanalyzer.store.Store;
import trafficanalyzer.store.StoreConfig;
import trafficanalyzer.store.StoreSetup;

/** A Cassandra node that may be killed, stopped and started again. */
final class LabNode implements AutoCloseable {
  private static final Duration READY = Duration.ofMinutes(3);

  private final NodeConfig config;
  private final EmbeddedNode node;

  LabNode(NodeConfig config) {
    this(config, List.of());
  }

  /**
   * @param prefix the program that becomes the node, with its arguments
   */
  LabNode(NodeConfig config, List<String> prefix) {
    this.config = config;
    this.node = new EmbeddedNode(config, prefix);
  }

  void start() {
    node.start();
  }

  void awaitReady() {
    node.awaitReady(READY, progress -> {});
  }

  /** Whether it serves CQL. */
  boolean ready() {
    return node.alive() && Http.listens(address());
  }

  boolean alive() {
    return node.alive();
  }

  /** As kill -9 does. */
  void kill() {
    ProcessHandle process = ProcessHandle.of(node.pid()).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  /** As an administrator does: it writes to the disk what it holds, and ends. */
  void stop() {
    node.close();
  }

  /** Runs nodetool; returns what it printed. */
  String nodetool(String... arguments) {
    return Tool.output(node.nodetool(arguments));
  }

  NodeConfig config() {
    return config;
  }

  String address() {
    return config.address() + ":" + config.cqlPort();
  }

  /** Makes the roles and the schema. */
  void setUp(Map<String, String> settings) throws InterruptedException {
    Credentials credentials = config.credentials();
    Map<String, String> all = new HashMap<>(settings);
    all.putIfAbsent("TRAFFIC_CQL_CONTACT_POINTS", address());
    all.put(
        "TRAFFIC_CQL_ADMIN_PASSWORD_FILE", credentials.cqlPassword(Credentials.ADMIN).toString());
    all.put("TRAFFIC_CQL_LOADER_PASSWORD_FILE", password());
    all.put("TRAFFIC_CQL_PAGE_PASSWORD_FILE", credentials.cqlPassword(Credentials.PAGE).toString());
    new StoreSetup(SetupConfig.from(all), state -> {}).run();
  }

  /** The file with the loader's password. */
  String password() {
    return config.credentials().cqlPassword(Credentials.LOADER).toString();
  }

  /** A session that may do everything. */
  Store administrator() {
    return Store.connect(
        new StoreConfig(
            List.of(InetSocketAddress.createUnresolved(config.address(), config.cqlPort())),
            Credentials.ADMIN,
            config.credentials().cqlPassword(Credentials.ADMIN)));
  }

  @Override
  public void close() {
    node.close();
  }
}
