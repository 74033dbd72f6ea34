package trafficanalyzer.cli.instance;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * The option by which a command chooses among instances; without it, it finds the one that runs.
 */
public final class InstanceOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "the data folder of the instance (default: the one that runs)")
  private Path data;

  /** The folder that was given. */
  public Optional<Path> data() {
    return Optional.ofNullable(data);
  }

  /** The instance that runs; see {@link Instances#running}. */
  public Instance running(Map<String, String> environment) {
    return new Instances(environment).running(data());
  }
}
