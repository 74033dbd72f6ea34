package trafficanalyzer.triggers;

import com.codahale.metrics.Meter;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes the meters under {@code trafficanalyzer:type=EndpointWrites,endpoint="hahaha.com"}. */
final class EndpointMBeans {
  static final String ENDPOINT_PREFIX = "trafficanalyzer:type=EndpointWrites,endpoint=";
  static final String SUMMARY = "trafficanalyzer:type=EndpointWritesSummary";

  private static final Logger LOG = LoggerFactory.getLogger(EndpointMBeans.class);

  private final MBeanServer server;

  EndpointMBeans(MBeanServer server) {
    this.server = server;
  }

  void register(String endpoint, Meter meter) {
    replace(ENDPOINT_PREFIX + ObjectName.quote(endpoint), new EndpointWrites(meter));
  }

  void registerSummary(EndpointWritesSummary summary) {
    replace(SUMMARY, summary);
  }

  /** The MBean of a class that was loaded before this one gives way. */
  private void replace(String name, Object bean) {
    try {
      ObjectName objectName = new ObjectName(name);
      try {
        server.unregisterMBean(objectName);
      } catch (InstanceNotFoundException e) {
        // The usual case: there was none.
      }
      server.registerMBean(bean, objectName);
    } catch (JMException e) {
      // Nobody sees this figure, but the write that it belongs to goes on.
      LOG.error("Cannot publish {}", name, e);
    }
  }
}
