package trafficanalyzer.cli.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import trafficanalyzer.cli.monitor.Http;

/** The real Prometheus with the project's own configuration and rules. */
final class RealPrometheus implements AutoCloseable {
  private final int port = ServiceProcess.freePort();
  private final Process process;

  /**
   * @param loader where its metrics are, {@code host:port}; the interceptor's likewise
   */
  RealPrometheus(Path folder, String loader, String interceptor) throws IOException {
    Path source = Path.of(System.getProperty("traffic.home"), "prometheus");
    Files.createDirectories(folder.resolve("rules"));
    Files.createDirectories(folder.resolve("targets"));
    for (String file : new String[] {"prometheus.yml", "rules/alerts.yml", "rules/recording.yml"}) {
      Files.copy(source.resolve(file), folder.resolve(file));
    }
    Files.writeString(
        folder.resolve("targets/lab.yml"),
        job("cassandra-loader", loader) + job("interceptor", interceptor));
    process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + folder.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
  }

  private static String job(String job, String target) {
    return "- targets: [\"" + target + "\"]\n  labels: { job: " + job + " }\n";
  }

  /** The alerts that fire at the moment. */
  Set<String> firing() {
    Set<String> names = new TreeSet<>();
    Optional<Http.Answer> answer = Http.get("http://127.0.0.1:" + port + "/api/v1/alerts");
    if (answer.isPresent()) {
      try {
        JsonNode alerts = new ObjectMapper().readTree(answer.get().body()).path("data");
        for (JsonNode alert : alerts.path("alerts")) {
          if (alert.path("state").asText().equals("firing")) {
            names.add(alert.path("labels").path("alertname").asText());
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return names;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
