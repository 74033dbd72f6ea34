package trafficanalyzer.benchmarks.measure;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options that every benchmark has: where the program is, and where it may make its files. */
public final class Place {
  @Option(
      names = "--home",
      hidden = true,
      defaultValue = "${sys:traffic.home:-.}",
      description = "Where the script traffic is.")
  private Path home;

  @Option(
      names = "--folder",
      defaultValue = "/var/tmp/traffic-benchmark",
      description = "For what is made (default: ${DEFAULT-VALUE}).")
  private Path folder;

  /** The folder of the script {@code traffic}, absolute. */
  public Path home() {
    return home.toAbsolutePath().normalize();
  }

  /** The folder for captures and whatever else a benchmark makes. */
  public Path folder() {
    return folder;
  }
}
