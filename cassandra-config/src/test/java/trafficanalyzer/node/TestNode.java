package trafficanalyzer.node;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import trafficanalyzer.service.ServiceException;

/** A node on free ports, with the ways in that the tests need. */
final class TestNode implements AutoCloseable {
  private final EmbeddedNode node;
  private final NodeConfig config;

  private TestNode(NodeConfig config) {
    this.config = config;
    this.node = new EmbeddedNode(config);
  }

  static TestNode start(Path data) {
    return start(data, phase -> {});
  }

  static TestNode start(Path data, Consumer<String> progress) {
    return start(NodeConfig.onFreePorts(data), progress);
  }

  static TestNode start(NodeConfig config) {
    return start(config, phase -> {});
  }

  private static TestNode start(NodeConfig config, Consumer<String> progress) {
    TestNode node = new TestNode(config);
    node.node.start();
    try {
      node.node.awaitReady(Duration.ofSeconds(120), progress);
    } catch (RuntimeException e) {
      node.close();
      throw e;
    }
    return node;
  }

  /** What is told of a node that cannot start. */
  static ServiceException failure(NodeConfig config) {
    try (TestNode node = start(config)) {
      throw new AssertionError("the node started: " + node.node.log());
    } catch (ServiceException e) {
      return e;
    }
  }

  EmbeddedNode node() {
    return node;
  }

  /** As kill -9 does. */
  void kill() throws Exception {
    ProcessHandle process = ProcessHandle.of(node.pid()).orElseThrow();
    process.destroyForcibly();
    process.onExit().get();
  }

  NodeConfig config() {
    return config;
  }

  CqlSession session() {
    return session(
        Credentials.ADMIN, Credentials.read(config.credentials().cqlPassword(Credentials.ADMIN)));
  }

  CqlSession session(String username, String password) {
    return CqlSession.builder()
        .addContactPoint(new InetSocketAddress(config.address(), config.cqlPort()))
        .withLocalDatacenter("datacenter1")
        .withAuthCredentials(username, password)
        .withConfigLoader(
            DriverConfigLoader.programmaticBuilder()
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(20))
                .build())
        .build();
  }

  /** Runs nodetool; returns all that it printed. */
  String nodetool(String... arguments) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(node.nodetool(arguments)).redirectErrorStream(true).start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(printed);
    }
    return printed;
  }

  Jmx exporterJmx() throws IOException {
    return jmx(Credentials.EXPORTER, Credentials.read(config.credentials().jmxExporterPassword()));
  }

  /**
   * @param username null to connect without credentials
   */
  Jmx jmx(String username, String password) throws IOException {
    JMXServiceURL url =
        new JMXServiceURL(
            "service:jmx:rmi:///jndi/rmi://%s:%d/jmxrmi"
                .formatted(config.address(), config.jmxPort()));
    Map<String, Object> environment =
        username == null
            ? Map.of()
            : Map.of(JMXConnector.CREDENTIALS, new String[] {username, password});
    return new Jmx(JMXConnectorFactory.connect(url, environment));
  }

  static ObjectName name(String name) {
    try {
      return new ObjectName(name);
    } catch (MalformedObjectNameException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public void close() {
    node.close();
  }

  record Jmx(JMXConnector connector) implements AutoCloseable {
    MBeanServerConnection server() throws IOException {
      return connector.getMBeanServerConnection();
    }

    @Override
    public void close() throws IOException {
      connector.close();
    }
  }
}
