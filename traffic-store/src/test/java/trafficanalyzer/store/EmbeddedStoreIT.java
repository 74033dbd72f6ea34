package trafficanalyzer.store;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import trafficanalyzer.node.EmbeddedNode;
import trafficanalyzer.node.NodeConfig;

/** The store's contract, kept by the embedded node. */
class EmbeddedStoreIT extends StoreContract {
  private static final Duration START = Duration.ofMinutes(3);

  @Override
  StoreServer provide(Path data) {
    return new Embedded(NodeConfig.onFreePorts(data));
  }

  private static final class Embedded implements StoreServer {
    private final NodeConfig config;
    private EmbeddedNode node;

    Embedded(NodeConfig config) {
      this.config = config;
    }

    @Override
    public InetSocketAddress cql() {
      return InetSocketAddress.createUnresolved(config.address(), config.cqlPort());
    }

    @Override
    public Path password(String role) {
      return config.credentials().cqlPassword(role);
    }

    @Override
    public void kill() {
      ProcessHandle process = ProcessHandle.of(node.pid()).orElseThrow();
      process.destroyForcibly();
      process.onExit().join();
    }

    @Override
    public void start() {
      node = new EmbeddedNode(config);
      node.start();
      node.awaitReady(START, progress -> {});
    }

    @Override
    public void close() {
      node.close();
    }
  }
}
