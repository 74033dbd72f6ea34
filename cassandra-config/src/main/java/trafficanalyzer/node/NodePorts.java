package trafficanalyzer.node;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/** Tells of a taken port before the node is started, which would find out only seconds later. */
final class NodePorts {
  private NodePorts() {}

  static void check(NodeConfig config) {
    check(config.address(), config.cqlPort(), "CQL", "cql");
    check(config.address(), config.jmxPort(), "JMX", "jmx");
    check(config.address(), config.storagePort(), "storage", "storage");
  }

  private static void check(String address, int port, String name, String option) {
    // SO_REUSEADDR, which Java sets for servers on Linux, lets a port pass that only old
    // connections still hold.
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(address))) {
      socket.getLocalPort();
    } catch (IOException e) {
      throw new ServiceException(
          ExitCode.MISSING,
          "Cassandra cannot listen on its "
              + name
              + " port "
              + address
              + ":"
              + port
              + ": "
              + e.getMessage(),
          "stop what uses the port or choose another one with --port-" + option,
          e);
    }
  }
}
