package trafficanalyzer.cli.up;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import trafficanalyzer.cli.instance.ProcessIdentity;
import trafficanalyzer.node.EmbeddedNode;
import trafficanalyzer.node.NodeConfig;

/** The embedded Cassandra node as a part of the instance. */
final class NodePart implements Part {
  /** What the part is called. */
  static final String NAME = "node";

  private final EmbeddedNode node;
  private final NodeConfig config;
  private ProcessIdentity identity;

  /**
   * @param prefix what the node's command line begins with
   */
  NodePart(NodeConfig config, List<String> prefix) {
    this.config = config;
    this.node = new EmbeddedNode(config, prefix);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void start() {
    node.start();
    identity = ProcessIdentity.of(node.pid()).orElse(identity);
  }

  @Override
  public void awaitReady(Duration limit, Consumer<String> progress) {
    node.awaitReady(limit, progress);
  }

  @Override
  public Optional<ProcessIdentity> identity() {
    return Optional.ofNullable(identity);
  }

  @Override
  public OptionalInt exitStatus() {
    return node.exitStatus();
  }

  @Override
  public String lastWords() {
    return LogFile.lastLine(log());
  }

  @Override
  public String address() {
    return config.address() + ":" + config.cqlPort();
  }

  @Override
  public String health() {
    return "";
  }

  @Override
  public Path log() {
    return node.log();
  }
}
