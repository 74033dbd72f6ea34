package trafficanalyzer.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.node.Credentials;
import trafficanalyzer.node.EmbeddedNode;
import trafficanalyzer.node.NodeConfig;
import trafficanalyzer.store.SetupConfig;
import trafficanalyzer.store.StoreSetup;

/** The exporter at a real node with the real trigger. */
class ExporterIT {
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  @TempDir Path data;

  @Test
  void countsRowsOfARealNodeBeforeItsSetupAndAfterAndOverItsRestart() throws Exception {
    NodeConfig config = NodeConfig.onFreePorts(data.resolve("node"));
    try (LogLines log = new LogLines(NodeReader.class);
        Exporter exporter = exporter(config, config.credentials().jmxExporterPassword());
        Exporter refused = exporter(config, wrongPassword())) {
      exporter.start();
      refused.start();
      try (EmbeddedNode node = started(config)) {
        Scrape.until(exporter, body -> body.contains(up(config, 1)));
        assertThat(Scrape.of(exporter).body()).doesNotContain("_writes_total{");

        setUp(config);
        write(config, "hahaha.com", 120);
        write(config, "huhuhu.ro", 3);
        assertThat(Scrape.of(exporter).body())
            .contains(up(config, 1))
            .contains(series("hahaha_com_writes_total", "hahaha.com", config) + " 120.0\n")
            .contains(series("huhuhu_ro_writes_total", "huhuhu.ro", config) + " 3.0\n")
            .contains(series("endpoint_writes_total", "hahaha.com", config) + " 120.0\n")
            .contains(series("hahaha_com_write_throughput", "hahaha.com", config));
        assertThat(node.alive()).isTrue();
        assertThat(Scrape.of(refused).body()).contains(up(config, 0)).doesNotContain("hahaha");
        assertThat(log.lines()).anyMatch(line -> line.contains("refuses the JMX role"));
      }
      assertThat(Scrape.of(exporter).body()).contains(up(config, 0)).doesNotContain("hahaha");
      try (EmbeddedNode again = started(config)) {
        Scrape.until(exporter, body -> body.contains(up(config, 1)));
        write(config, "hahaha.com", 7);
        assertThat(Scrape.of(exporter).body())
            .contains(series("hahaha_com_writes_total", "hahaha.com", config) + " 7.0\n");
        assertThat(again.alive()).isTrue();
      }
    }
  }

  private static EmbeddedNode started(NodeConfig config) {
    EmbeddedNode node = new EmbeddedNode(config);
    node.start();
    node.awaitReady(PATIENCE, progress -> {});
    return node;
  }

  private Path wrongPassword() throws Exception {
    return Files.writeString(data.resolve("wrong.password"), "wrong\n");
  }

  private static Exporter exporter(NodeConfig node, Path password) {
    return new Exporter(
        ExporterConfig.from(
            Map.of(
                "TRAFFIC_EXPORTER_PORT", "0",
                "TRAFFIC_JMX_NODES", jmx(node),
                "TRAFFIC_JMX_PASSWORD_FILE", password.toString())));
  }

  private static void setUp(NodeConfig node) throws InterruptedException {
    Credentials credentials = node.credentials();
    new StoreSetup(
            SetupConfig.from(
                Map.of(
                    "TRAFFIC_CQL_CONTACT_POINTS", node.address() + ":" + node.cqlPort(),
                    "TRAFFIC_CQL_ADMIN_PASSWORD_FILE", password(credentials, Credentials.ADMIN),
                    "TRAFFIC_CQL_LOADER_PASSWORD_FILE", password(credentials, Credentials.LOADER),
                    "TRAFFIC_CQL_PAGE_PASSWORD_FILE", password(credentials, Credentials.PAGE))),
            state -> {})
        .run();
  }

  private static String password(Credentials credentials, String role) {
    return credentials.cqlPassword(role).toString();
  }

  private static void write(NodeConfig node, String endpoint, int rows) {
    try (CqlSession session =
        CqlSession.builder()
            .addContactPoint(new InetSocketAddress(node.address(), node.cqlPort()))
            .withLocalDatacenter("datacenter1")
            .withAuthCredentials(
                Credentials.LOADER,
                Credentials.read(node.credentials().cqlPassword(Credentials.LOADER)))
            .build()) {
      for (int row = 0; row < rows; row++) {
        session.execute(
            "INSERT INTO traffic.packets (destination_ip, slice, timestamp, capture_id,"
                + " packet_number, nanos, source_ip, source_port, port, protocol, tcp_flags,"
                + " length, captured, source_mac, destination_mac, endpoint)"
                + " VALUES ('192.0.2.1', 0, 0, 00000000-0000-8000-8000-000000000000, ?, 0,"
                + " '192.0.2.2', 443, 40000, 6, 16, 60, 60, '', '', ?)",
            row,
            endpoint);
      }
    }
  }

  private static String jmx(NodeConfig node) {
    return node.address() + ":" + node.jmxPort();
  }

  private static String up(NodeConfig node, int value) {
    return "cassandra_node_up{node=\"" + jmx(node) + "\"} " + value + ".0";
  }

  private static String series(String name, String endpoint, NodeConfig node) {
    return name + "{endpoint=\"" + endpoint + "\",node=\"" + jmx(node) + "\"}";
  }
}
