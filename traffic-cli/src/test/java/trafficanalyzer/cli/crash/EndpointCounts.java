package trafficanalyzer.cli.crash;

import java.io.IOException;
import java.util.Map;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import trafficanalyzer.node.Credentials;
import trafficanalyzer.node.NodeConfig;

/** The endpoint counters of a node, as the exporter reads them. */
final class EndpointCounts implements AutoCloseable {
  private static final String SUMMARY = "trafficanalyzer:type=EndpointWritesSummary";

  private final JMXConnector connector;

  EndpointCounts(NodeConfig node) throws IOException {
    String url =
        "service:jmx:rmi:///jndi/rmi://%s:%d/jmxrmi".formatted(node.address(), node.jmxPort());
    String[] login = {
      Credentials.EXPORTER, Credentials.read(node.credentials().jmxExporterPassword())
    };
    connector =
        JMXConnectorFactory.connect(
            new JMXServiceURL(url), Map.of(JMXConnector.CREDENTIALS, login));
  }

  /** How many endpoints have an MBean of their own. */
  int beans() throws IOException, JMException {
    return connector
        .getMBeanServerConnection()
        .queryNames(new ObjectName("trafficanalyzer:type=EndpointWrites,*"), null)
        .size();
  }

  /** Rows of one endpoint since the node's start. */
  long of(String endpoint) throws IOException, JMException {
    ObjectName name =
        new ObjectName(
            "trafficanalyzer:type=EndpointWrites,endpoint=" + ObjectName.quote(endpoint));
    return (Long) connector.getMBeanServerConnection().getAttribute(name, "Count");
  }

  /** Rows of all endpoints since the node's start, those without one included. */
  long total() throws IOException, JMException {
    try {
      TabularData counts =
          (TabularData)
              connector.getMBeanServerConnection().getAttribute(new ObjectName(SUMMARY), "Counts");
      return counts.values().stream()
          .mapToLong(row -> (Long) ((CompositeData) row).get("value"))
          .sum();
    } catch (InstanceNotFoundException e) {
      return 0; // Made with the first row.
    }
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
