package trafficanalyzer.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

/**
 * What an embedded node is started with.
 *
 * @param home the checkout, whose build holds the node's libraries and the endpoint counter
 * @param data the folder below which the node keeps {@code cassandra/}, {@code conf/} and {@code
 *     logs/}
 * @param address where CQL, JMX and the other nodes reach it
 * @param cqlPort the port for clients
 * @param jmxPort the port for management
 * @param storagePort the port for other nodes
 * @param heapMegabytes the most that the Java heap may take; the process takes about 300 to 400 MB
 *     more
 * @param credentials generated already
 * @param seeds {@code address:storagePort} of nodes that know the cluster; a node that names only
 *     itself begins a cluster
 */
public record NodeConfig(
    Path home,
    Path data,
    String address,
    int cqlPort,
    int jmxPort,
    int storagePort,
    int heapMegabytes,
    Credentials credentials,
    List<String> seeds) {
  /** Cassandra's usual ports. */
  public static final int CQL_PORT = 9042;

  /** As {@code nodetool} expects it. */
  public static final int JMX_PORT = 7199;

  /** Between nodes. */
  public static final int STORAGE_PORT = 7000;

  /** Enough for a workstation's traffic. */
  public static final int HEAP_MEGABYTES = 1024;

  /** Cassandra with its indexes and caches does not run well in less. */
  static final int LEAST_HEAP_MEGABYTES = 256;

  public NodeConfig {
    home = home.toAbsolutePath().normalize();
    data = data.toAbsolutePath().normalize();
    seeds = seeds.isEmpty() ? List.of(address + ":" + storagePort) : List.copyOf(seeds);
    if (heapMegabytes < LEAST_HEAP_MEGABYTES) {
      throw new IllegalArgumentException("a heap of " + heapMegabytes + " MB is too small");
    }
  }

  /** A node of its own cluster on 127.0.0.1 with the usual ports. */
  public static NodeConfig local(Path home, Path data, Credentials credentials) {
    return new NodeConfig(
        home,
        data,
        "127.0.0.1",
        CQL_PORT,
        JMX_PORT,
        STORAGE_PORT,
        HEAP_MEGABYTES,
        credentials,
        List.of());
  }

  /**
   * A node for a test: free ports, a small heap, credentials generated in {@code data/credentials}.
   * The checkout is the one that the system property {@code traffic.home} names.
   */
  public static NodeConfig onFreePorts(Path data) {
    String home = System.getProperty("traffic.home");
    if (home == null) {
      throw new IllegalStateException("-Dtraffic.home=CHECKOUT is not set");
    }
    int[] ports = freePorts(3);
    return new NodeConfig(
        Path.of(home),
        data,
        "127.0.0.1",
        ports[0],
        ports[1],
        ports[2],
        512,
        Credentials.generate(data.resolve("credentials")),
        List.of());
  }

  private static int[] freePorts(int count) {
    ServerSocket[] sockets = new ServerSocket[count];
    int[] ports = new int[count];
    try {
      // All are held until the last one is found, so that no port is found twice.
      for (int i = 0; i < count; i++) {
        sockets[i] = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ports[i] = sockets[i].getLocalPort();
      }
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ports;
  }
}
