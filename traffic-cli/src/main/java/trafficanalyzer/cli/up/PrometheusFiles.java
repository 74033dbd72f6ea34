package trafficanalyzer.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import trafficanalyzer.cli.instance.DataFolder;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/**
 * The project's own configuration of Prometheus, copied anew at each start, with the addresses of
 * this instance as its targets.
 */
final class PrometheusFiles {
  private final Path source;
  private final Path target;
  private final Ports ports;

  PrometheusFiles(Path home, DataFolder folder, Ports ports) {
    this.source = home.resolve("prometheus");
    this.target = folder.prometheus();
    this.ports = ports;
  }

  /** Whether Prometheus is installed. */
  static boolean installed(String path) {
    return Stream.of(path.split(":"))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "prometheus")));
  }

  /** Writes the files and returns the one to start Prometheus with. */
  Path write() {
    try {
      Files.createDirectories(target.resolve("rules"));
      Files.createDirectories(target.resolve("targets"));
      copy("prometheus.yml");
      try (Stream<Path> rules = Files.list(source.resolve("rules"))) {
        for (Path rule : rules.toList()) {
          copy("rules/" + rule.getFileName());
        }
      }
      Files.writeString(
          target.resolve(Path.of("targets", "local.yml")),
          job("cassandra-exporter-custom", "exporter")
              + job("interceptor", "interceptor")
              + job("cassandra-loader", "loader")
              + job("prometheus", "prometheus"));
      return target.resolve("prometheus.yml");
    } catch (IOException e) {
      throw new ServiceException(
          ExitCode.MISSING,
          "cannot write Prometheus' configuration to " + target + ": " + e,
          "make room there or choose another folder with --data",
          e);
    }
  }

  private void copy(String file) throws IOException {
    Files.copy(source.resolve(file), target.resolve(file), StandardCopyOption.REPLACE_EXISTING);
  }

  private String job(String job, String purpose) {
    return "- targets: [\"" + ports.address(purpose) + "\"]\n  labels: { job: " + job + " }\n";
  }
}
