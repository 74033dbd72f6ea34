package trafficanalyzer.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

class ExporterTest {
  @TempDir Path folder;
  private Path passwordFile;
  private final List<AutoCloseable> open = new ArrayList<>();

  @BeforeEach
  void writePassword() throws IOException {
    passwordFile = Files.writeString(folder.resolve("jmx-exporter.password"), "secret\n");
  }

  @AfterEach
  void closeAll() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  private FakeNode node() throws Exception {
    FakeNode node = new FakeNode("secret");
    open.add(node);
    return node;
  }

  private Exporter exporter(NodeAddress... nodes) {
    return exporter(Duration.ofSeconds(30), nodes);
  }

  private Exporter exporter(Duration deadline, NodeAddress... nodes) {
    Exporter exporter =
        new Exporter(
            new ExporterConfig("127.0.0.1", 0, List.of(nodes), FakeNode.ROLE, passwordFile),
            deadline);
    open.add(exporter);
    exporter.start();
    return exporter;
  }

  @Test
  void oneScrapeReadsAsWritten() throws Exception {
    FakeNode node =
        node().withTrigger().counted("hahaha.com", 1234, 5.5).counted("unresolved", 7, 0.25);
    String body = Scrape.of(exporter(node.address())).body();
    assertThat(Scrape.withoutDuration(body))
        .isEqualTo(
            """
            # HELP cassandra_node_up 1 if the node answered this scrape over JMX, 0 if not
            # TYPE cassandra_node_up gauge
            cassandra_node_up{node="NODE"} 1.0
            # HELP endpoint_write_throughput Rows written a second, one-minute average, by endpoint
            # TYPE endpoint_write_throughput gauge
            endpoint_write_throughput{endpoint="hahaha.com",node="NODE"} 5.5
            endpoint_write_throughput{endpoint="unresolved",node="NODE"} 0.25
            # HELP endpoint_writes_total Rows written since the node's start, by endpoint
            # TYPE endpoint_writes_total counter
            endpoint_writes_total{endpoint="hahaha.com",node="NODE"} 1234.0
            endpoint_writes_total{endpoint="unresolved",node="NODE"} 7.0
            # HELP hahaha_com_write_throughput Rows written a second, one-minute average, endpoint hahaha_com
            # TYPE hahaha_com_write_throughput gauge
            hahaha_com_write_throughput{endpoint="hahaha.com",node="NODE"} 5.5
            # HELP hahaha_com_writes_total Rows written since the node's start, endpoint hahaha_com
            # TYPE hahaha_com_writes_total counter
            hahaha_com_writes_total{endpoint="hahaha.com",node="NODE"} 1234.0
            # HELP traffic_exporter_errors_total Connections to a node, and reads of it, that failed
            # TYPE traffic_exporter_errors_total counter
            traffic_exporter_errors_total{node="NODE"} 0.0
            # HELP unresolved_write_throughput Rows written a second, one-minute average, endpoint unresolved
            # TYPE unresolved_write_throughput gauge
            unresolved_write_throughput{endpoint="unresolved",node="NODE"} 0.25
            # HELP unresolved_writes_total Rows written since the node's start, endpoint unresolved
            # TYPE unresolved_writes_total counter
            unresolved_writes_total{endpoint="unresolved",node="NODE"} 7.0
            """
                .replace("NODE", node.address().toString()));
  }

  @Test
  void oddAndCollidingNamesNeverDoubleASeriesNorASample() throws Exception {
    FakeNode node = node().withTrigger();
    String[] odd = {
      "endpoint", "endpoint_writes", "a-b.c", "a_b.c", "x_total", "x", "a.info", "a", "a.created",
      "1.de", "_1.de", "bücher.example", "q\"u\\o\nte", "", "_", "cassandra_node_up", "😀", "*.a"
    };
    for (int i = 0; i < odd.length; i++) {
      node.counted(odd[i], i, i);
    }
    Exporter exporter = exporter(node.address());
    for (String format : List.of("text/plain", "application/openmetrics-text; version=1.0.0")) {
      List<String> lines = Scrape.of(exporter, format).body().lines().toList();
      List<String> samples =
          lines.stream().filter(l -> !l.startsWith("#")).map(l -> l.split("} ")[0]).toList();
      List<String> types = lines.stream().filter(l -> l.startsWith("# TYPE")).toList();
      assertThat(new HashSet<>(samples)).hasSameSizeAs(samples);
      assertThat(new HashSet<>(types)).hasSameSizeAs(types);
      assertThat(samples.stream().filter(l -> l.startsWith("endpoint_writes_total{")))
          .hasSize(odd.length);
    }
    assertThat(Scrape.of(exporter).body())
        .contains("a_b_c_writes_total{endpoint=\"a-b.c\",")
        .contains("a_b_c_writes_total{endpoint=\"a_b.c\",")
        .contains("x_total_writes_total{endpoint=\"x_total\",")
        .contains("a_info_write_throughput{endpoint=\"a.info\",")
        .contains("_1_de_writes_total{endpoint=\"1.de\",")
        .contains("b_cher_example_writes_total{endpoint=\"bücher.example\",")
        .contains("endpoint=\"q\\\"u\\\\o\\nte\"");
  }

  @Test
  void thePrometheusCheckerAcceptsTheOddestExposition() throws Exception {
    FakeNode node = node().withTrigger().counted("endpoint", 1, 1).counted("x_total", 1, 1);
    node.counted("bücher.example", 2, 2).counted("q\"u\\o\nte", 3, 3).counted("1.de", 4, 4);
    Path text =
        Files.writeString(folder.resolve("metrics"), Scrape.of(exporter(node.address())).body());
    Process promtool =
        new ProcessBuilder("promtool", "check", "metrics")
            .redirectInput(text.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(promtool.getInputStream().readAllBytes());
    // 3 is its opinion on style, such as a counter that does not end in _total; 1 is a parse error.
    assertThat(promtool.waitFor()).as(said).isIn(0, 3);
  }

  @Test
  void nodesStayApartAndOneThatIsDownIsZero() throws Exception {
    FakeNode one = node().withTrigger().counted("hahaha.com", 1, 1);
    FakeNode two = node().withTrigger().counted("hahaha.com", 2, 2);
    NodeAddress none = new NodeAddress("127.0.0.1", FakeNode.freePort());
    Scrape scrape = Scrape.of(exporter(one.address(), two.address(), none));
    assertThat(scrape.status()).isEqualTo(200);
    assertThat(scrape.value("hahaha_com_writes_total{endpoint=\"hahaha.com\"", one))
        .isEqualTo("1.0");
    assertThat(scrape.value("hahaha_com_writes_total{endpoint=\"hahaha.com\"", two))
        .isEqualTo("2.0");
    assertThat(scrape.body())
        .contains("cassandra_node_up{node=\"" + one.address() + "\"} 1.0")
        .contains("cassandra_node_up{node=\"" + two.address() + "\"} 1.0")
        .contains("cassandra_node_up{node=\"" + none + "\"} 0.0")
        .contains("traffic_exporter_errors_total{node=\"" + none + "\"}");
  }

  @Test
  void aNodeThatComesBackIsReadAgainAndNothingStaleIsServedMeanwhile() throws Exception {
    FakeNode node = node().withTrigger().counted("hahaha.com", 5, 5);
    Exporter exporter = exporter(node.address());
    assertThat(Scrape.of(exporter).body()).contains("hahaha_com_writes_total");
    node.stop();
    Scrape down = Scrape.of(exporter);
    assertThat(down.status()).isEqualTo(200);
    assertThat(down.body()).contains("cassandra_node_up{node=\"" + node.address() + "\"} 0.0");
    assertThat(down.body()).doesNotContain("hahaha");
    node.forget();
    node.counted("huhuhu.ro", 1, 1).start();
    Scrape.until(exporter, body -> body.contains("huhuhu_ro_writes_total{"));
    assertThat(Scrape.of(exporter).body()).doesNotContain("hahaha");
  }

  @Test
  void aNodeRestartedBetweenTwoScrapesIsNotMissedByTheSecond() throws Exception {
    FakeNode node = node().withTrigger().counted("hahaha.com", 5, 5);
    Exporter exporter = exporter(node.address());
    assertThat(Scrape.of(exporter).body()).contains("hahaha_com_writes_total");
    node.stop();
    node.start();
    assertThat(Scrape.of(exporter).body()).contains("hahaha_com_writes_total");
  }

  @Test
  void aNodeWithoutTheTriggerIsUpAndItsSeriesBeginWithIt() throws Exception {
    FakeNode node = node();
    Exporter exporter = exporter(node.address());
    assertThat(Scrape.of(exporter).body())
        .contains("cassandra_node_up{node=\"" + node.address() + "\"} 1.0")
        .doesNotContain("_writes_total{");
    node.withTrigger().counted("hahaha.com", 1, 1);
    assertThat(Scrape.of(exporter).body()).contains("hahaha_com_writes_total{");
  }

  @Test
  void aWrongPasswordIsOneLineWithItsRemedyUntilTheFileIsRight() throws Exception {
    FakeNode node = node().withTrigger().counted("hahaha.com", 1, 1);
    Files.writeString(passwordFile, "wrong\n");
    try (LogLines log = new LogLines(NodeReader.class)) {
      Exporter exporter = exporter(node.address());
      assertThat(Scrape.of(exporter).body()).contains("_up{node=\"" + node.address() + "\"} 0.0");
      Scrape.until(exporter, body -> Scrape.errors(body) >= 2);
      assertThat(log.lines())
          .singleElement()
          .asString()
          .contains("refuses the JMX role traffic_exporter", passwordFile.toString(), "must be");
      Files.writeString(passwordFile, "secret\n");
      Scrape.until(exporter, body -> body.contains("hahaha_com_writes_total{"));
    }
  }

  @Test
  void aNodeThatAcceptsButNeverAnswersHoldsUpNoOtherNode() throws Exception {
    FakeNode node = node().withTrigger().counted("hahaha.com", 1, 1);
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      NodeAddress hung = new NodeAddress("127.0.0.1", silent.getLocalPort());
      Exporter exporter = exporter(Duration.ofMillis(500), node.address(), hung);
      Scrape.until(exporter, body -> body.contains("hahaha_com_writes_total{"));
      assertThat(Scrape.of(exporter).body()).contains("_up{node=\"" + hung + "\"} 0.0");
    }
  }

  @Test
  void scrapesAtTheSameTimeAllGetEverything() throws Exception {
    FakeNode node = node().withTrigger();
    IntStream.range(0, 100).forEach(i -> node.counted("e" + i + ".example", i, i));
    Exporter exporter = exporter(node.address());
    List<CompletableFuture<Scrape>> scrapes =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> Scrape.of(exporter)))
            .limit(20)
            .toList();
    for (CompletableFuture<Scrape> scrape : scrapes) {
      assertThat(scrape.join().body().lines().filter(l -> l.startsWith("endpoint_writes_total{")))
          .hasSize(100);
    }
  }

  @Test
  void tenThousandEndpointsAreServed() throws Exception {
    FakeNode node = node().withTrigger();
    IntStream.range(0, 10_000).forEach(i -> node.counted("host-" + i + ".example.com", i, i));
    String body = Scrape.of(exporter(node.address())).body();
    assertThat(body.lines().filter(l -> !l.startsWith("#"))).hasSize(40_000 + 3);
    assertThat(body)
        .contains("host_9999_example_com_writes_total{endpoint=\"host-9999.example.com\"");
  }

  @Test
  void aTakenPortAndAnUnknownAddressAreToldWithTheirRemedy() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertStartFails(
          new ExporterConfig(
              "127.0.0.1", taken.getLocalPort(), List.of(), FakeNode.ROLE, passwordFile),
          ExitCode.MISSING,
          "cannot listen on 127.0.0.1:" + taken.getLocalPort() + ": Address already in use; stop",
          "TRAFFIC_EXPORTER_PORT");
    }
    assertStartFails(
        new ExporterConfig("no such host", 0, List.of(), FakeNode.ROLE, passwordFile),
        ExitCode.USAGE,
        "TRAFFIC_LISTEN=no such host");
  }

  @Test
  void aMissingOrEmptyPasswordFileIsToldAtTheStart() throws Exception {
    Path missing = folder.resolve("missing");
    assertStartFails(
        new ExporterConfig("127.0.0.1", 0, List.of(), FakeNode.ROLE, missing),
        ExitCode.MISSING,
        missing + " is not there; set TRAFFIC_JMX_PASSWORD_FILE to");
    Files.writeString(passwordFile, "\n");
    assertStartFails(
        new ExporterConfig("127.0.0.1", 0, List.of(), FakeNode.ROLE, passwordFile),
        ExitCode.MISSING,
        passwordFile + " is empty");
  }

  private static void assertStartFails(ExporterConfig config, ExitCode code, String... says) {
    try (Exporter exporter = new Exporter(config)) {
      assertThatThrownBy(exporter::start)
          .isInstanceOfSatisfying(
              ServiceException.class, e -> assertThat(e.exitCode()).isEqualTo(code))
          .message()
          .contains(says);
    }
  }
}
