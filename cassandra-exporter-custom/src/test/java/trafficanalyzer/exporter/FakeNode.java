package trafficanalyzer.exporter;

import java.io.IOException;
import java.net.ServerSocket;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.ExportException;
import java.rmi.server.UnicastRemoteObject;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.remote.JMXAuthenticator;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;
import javax.security.auth.Subject;

/** A JMX server with a password, as a node has one, registry and server on one port. */
final class FakeNode implements AutoCloseable, EndpointWritesSummaryMXBean {
  static final String ROLE = "traffic_exporter";

  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, Double> rates = new TreeMap<>();
  private final MBeanServer mbeans = MBeanServerFactory.newMBeanServer();
  private final int port;
  private final String password;
  private Registry registry;
  private JMXConnectorServer server;

  FakeNode(String password) throws Exception {
    System.setProperty("java.rmi.server.hostname", "127.0.0.1");
    this.port = freePort();
    this.password = password;
    start();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  NodeAddress address() {
    return new NodeAddress("127.0.0.1", port);
  }

  synchronized FakeNode counted(String endpoint, long count, double rate) {
    counts.put(endpoint, count);
    rates.put(endpoint, rate);
    return this;
  }

  synchronized void forget() {
    counts.clear();
    rates.clear();
  }

  FakeNode withTrigger() throws Exception {
    mbeans.registerMBean(this, new ObjectName("trafficanalyzer:type=EndpointWritesSummary"));
    return this;
  }

  void start() throws Exception {
    registry = registry();
    String at = "rmi://127.0.0.1:" + port;
    JMXAuthenticator authenticator = this::authenticate;
    server =
        JMXConnectorServerFactory.newJMXConnectorServer(
            new JMXServiceURL("service:jmx:" + at + "/jndi/" + at + "/jmxrmi"),
            Map.of(JMXConnectorServer.AUTHENTICATOR, authenticator),
            mbeans);
    server.start();
  }

  /** RMI frees a port that it listened on a moment after the last object there is gone. */
  private Registry registry() throws Exception {
    Instant end = Instant.now().plusSeconds(30);
    while (true) {
      try {
        return LocateRegistry.createRegistry(port);
      } catch (ExportException e) {
        if (Instant.now().isAfter(end)) {
          throw e;
        }
        Thread.sleep(20);
      }
    }
  }

  void stop() throws IOException {
    server.stop();
    UnicastRemoteObject.unexportObject(registry, true);
  }

  private Subject authenticate(Object credentials) {
    String[] given = (String[]) credentials;
    if (!given[0].equals(ROLE) || !given[1].equals(password)) {
      throw new SecurityException("Authentication failed! Invalid username or password");
    }
    return new Subject();
  }

  @Override
  public synchronized Map<String, Long> getCounts() {
    return new TreeMap<>(counts);
  }

  @Override
  public synchronized Map<String, Double> getOneMinuteRates() {
    return new TreeMap<>(rates);
  }

  @Override
  public void close() throws IOException {
    if (server.isActive()) {
      stop();
    }
  }
}
