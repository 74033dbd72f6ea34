package trafficanalyzer.exporter;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** One connection to a node's JMX, which reads all endpoint counters in one round trip. */
final class JmxConnection implements AutoCloseable {
  private static final ObjectName SUMMARY = summary();
  private static final String[] ATTRIBUTES = {"Counts", "OneMinuteRates"};

  /** Warns of every failure that is told here better; kept, since JUL forgets unused loggers. */
  private static final Logger JMX_LOG = Logger.getLogger("javax.management.remote");

  static {
    JMX_LOG.setLevel(Level.OFF);
  }

  private final JMXConnector connector;
  private final MBeanServerConnection server;

  private JmxConnection(JMXConnector connector, MBeanServerConnection server) {
    this.connector = connector;
    this.server = server;
  }

  /**
   * Connects and authenticates.
   *
   * @throws SecurityException if the node refuses role or password
   */
  static JmxConnection open(NodeAddress node, String username, String password) throws IOException {
    JMXServiceURL url = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://" + node + "/jmxrmi");
    Map<String, Object> environment =
        Map.of(
            JMXConnector.CREDENTIALS,
            new String[] {username, password},
            // No heartbeat of the connector's own: each scrape is one.
            "jmx.remote.x.client.connection.check.period",
            0L);
    JMXConnector connector = JMXConnectorFactory.connect(url, environment);
    return new JmxConnection(connector, connector.getMBeanServerConnection());
  }

  /** Reads the counters; empty where the node has none, since its trigger was not created yet. */
  Optional<EndpointWrites> read() throws IOException {
    try {
      Map<String, Object> values = new HashMap<>();
      AttributeList attributes = server.getAttributes(SUMMARY, ATTRIBUTES);
      attributes.asList().forEach((Attribute a) -> values.put(a.getName(), a.getValue()));
      return Optional.of(
          new EndpointWrites(
              true,
              table(values, ATTRIBUTES[0], Long.class),
              table(values, ATTRIBUTES[1], Double.class)));
    } catch (InstanceNotFoundException e) {
      return Optional.empty();
    } catch (ReflectionException e) {
      throw new IOException("cannot read " + SUMMARY, e);
    }
  }

  /** An MXBean's map arrives as a table with the columns key and value. */
  private static <V extends Number> Map<String, V> table(
      Map<String, Object> values, String name, Class<V> type) throws IOException {
    if (!(values.get(name) instanceof TabularData table)) {
      throw new IOException(SUMMARY + " has no table " + name + ": another version's trigger?");
    }
    Map<String, V> map = new HashMap<>();
    for (Object row : table.values()) {
      CompositeData entry = (CompositeData) row;
      V value = type.cast(entry.get("value"));
      // A counter below 0 would spoil the scrape of all nodes.
      if (value == null || value.doubleValue() < 0) {
        throw new IOException(SUMMARY + " says " + name + " " + entry.get("key") + " = " + value);
      }
      map.put((String) entry.get("key"), value);
    }
    return map;
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }

  private static ObjectName summary() {
    try {
      return new ObjectName("trafficanalyzer:type=EndpointWritesSummary");
    } catch (MalformedObjectNameException e) {
      throw new IllegalStateException(e);
    }
  }
}
