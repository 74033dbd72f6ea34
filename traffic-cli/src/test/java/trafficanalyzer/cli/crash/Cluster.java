package trafficanalyzer.cli.crash;

import com.datastax.oss.driver.api.core.CqlSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import trafficanalyzer.node.NodeConfig;
import trafficanalyzer.store.Store;
import trafficanalyzer.testing.TableDump;

/** Three nodes on 127.0.0.1, .2 and .3, with the same ports and credentials. */
final class Cluster implements AutoCloseable {
  private static final int HEAP_MEGABYTES = 512;

  private final List<LabNode> nodes = new ArrayList<>();

  Cluster(Path folder) {
    NodeConfig first = NodeConfig.onFreePorts(folder.resolve("node1"));
    String seed = first.address() + ":" + first.storagePort();
    for (int number = 1; number <= 3; number++) {
      NodeConfig config =
          new NodeConfig(
              first.home(),
              folder.resolve("node" + number),
              "127.0.0." + number,
              first.cqlPort(),
              first.jmxPort(),
              first.storagePort(),
              HEAP_MEGABYTES,
              first.credentials(),
              List.of(seed));
      // Logins survive a node, as docker-compose.cluster.yml has it too.
      nodes.add(
          new LabNode(
              config, List.of("env", "JDK_JAVA_OPTIONS=-Dcassandra.system_auth.default_rf=3")));
    }
  }

  /** One after the other, as nodes join a cluster; then the roles and the schema. */
  void start(String replication) throws InterruptedException {
    for (LabNode node : nodes) {
      node.start();
      node.awaitReady();
    }
    nodes
        .get(0)
        .setUp(
            Map.of(
                "TRAFFIC_CQL_CONTACT_POINTS",
                contactPoints(),
                "TRAFFIC_CQL_REPLICATION",
                replication));
  }

  /** Of a cluster that is set up already. */
  void replicate(String replication) {
    try (Store store = nodes.get(0).administrator()) {
      CqlSession session = store.session();
      session.execute("ALTER KEYSPACE traffic WITH replication = " + replication);
      for (String table : TableDump.tables(store.session())) {
        session.execute("TRUNCATE traffic." + table);
      }
    }
    // What is left, the schema's version, is where it was: new replicas are empty until a repair.
    nodes.get(0).nodetool("repair", "-full", "traffic");
  }

  LabNode node(int number) {
    return nodes.get(number - 1);
  }

  String contactPoints() {
    return nodes.stream().map(LabNode::address).collect(Collectors.joining(","));
  }

  @Override
  public void close() {
    nodes.forEach(LabNode::close);
  }
}
