package trafficanalyzer.cli.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import trafficanalyzer.cli.instance.Instance;
import trafficanalyzer.cli.instance.Instance.Member;

/** The main job as {@code ./traffic up} starts it, with its demo's traffic. */
class MainJobIT extends MainJobContract {
  private RunningTraffic traffic;

  @Override
  Traffic launch(Path folder) throws IOException {
    // Apart from a demo that runs on this machine, and from other runs of this test.
    long own = ProcessHandle.current().pid();
    String network = "127." + (64 + own % 64) + "." + own / 64 % 250;
    traffic = new RunningTraffic(folder.resolve("data"), network);
    return traffic;
  }

  @Test
  @Order(LAST + 1)
  void peopleSeeItWithTheFrontDoorsCommands() {
    assertThat(
            traffic.run(
                "cql",
                "SELECT timestamp, destination_ip, port, endpoint FROM traffic.packets LIMIT 5"))
        // Columns are as wide as the longest value in them, so the gaps vary.
        .containsPattern("timestamp +\\| destination_ip +\\| port +\\| endpoint *\n")
        .contains("\n(5 rows)\n");
    assertThat(traffic.run("cql", "--format", "csv", "SELECT COUNT(*) AS n FROM traffic.captures"))
        .startsWith("n\r\n");
    assertThat(traffic.run("status"))
        .contains("node", "interceptor", "loader", "exporter", "prometheus", "producer")
        .doesNotContain("DOWN");
  }

  @Test
  @Order(LAST + 2)
  void downStoresWhatWasCapturedAndLeavesNothingRunning() throws Exception {
    traffic.resumeProducer();
    double captured = captured();
    Tool.await("more traffic", LONG, () -> captured() > captured + 100);
    Instance running = traffic.instance();
    disconnect();

    assertThat(traffic.run("down")).endsWith("everything is stopped\n");

    assertThat(traffic.exitCode()).isZero();
    assertThat(running.processes()).noneMatch(Member::alive);
    assertThat(running.supervisor().alive()).isFalse();
    try (Stream<Path> left = Files.walk(traffic.folder().spool())) {
      assertThat(left.filter(file -> file.toString().endsWith(".pcap"))).isEmpty();
    }
  }
}
