package trafficanalyzer.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a node can do to a loader beside ending: whatever it is, the loader says so, keeps the slice
 * and loads it once the trouble is over.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TroubledNodeIT {
  private static final int ROWS = 3_000;

  @TempDir static Path nodeData;
  private static TestNode node;

  @TempDir Path folder;
  private Loader loader;

  @BeforeEach
  void publish() throws IOException {
    List<Captures.Frame> frames = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      String time = "2026-11-21T02:05:1%d.%06dZ".formatted(i * 10 / ROWS, i);
      frames.add(Captures.tcp(time, Captures.CLIENT, 40_000, "10.1.0." + i % 250, 443));
    }
    Path incoming = Files.createDirectories(folder.resolve("spool/incoming"));
    Path hidden = Files.write(incoming.resolve(".slice"), Captures.of(frames));
    Files.move(hidden, incoming.resolve("slice.pcap"));
  }

  @AfterEach
  void close() {
    loader.close();
    node.clear();
  }

  @AfterAll
  static void stopNode() {
    node.close();
  }

  @Test
  @Order(1)
  void aNodeThatIsNotThereYetIsWaitedFor() throws Exception {
    node = new TestNode(nodeData);
    start();
    Await.until("told", () -> tells("no Cassandra node answers at " + node.contactPoint()));
    node.start();
    Await.until("told that roles are missing", () -> tells("refuses the login"));
    node.setUp();
    assertLoaded();
  }

  @Test
  @Order(2)
  void aSchemaThatIsNotWholeIsWaitedFor() throws Exception {
    int last =
        node.admin().execute("SELECT max(version) FROM traffic.schema_version").one().getInt(0);
    node.admin().execute("DELETE FROM traffic.schema_version WHERE version = " + last);
    start();
    Await.until("told", () -> tells("the schema in Cassandra lacks 00" + last + "-"));
    assertThat(waits()).isTrue();
    node.setUp();
    assertLoaded();
  }

  @Test
  @Order(3)
  void aNodeThatWritesTooSlowlyIsAskedAgain() throws Exception {
    // No write is on the disk before it came.
    node.nodetool("settimeout", "write", "0");
    start();
    Await.until("told", () -> tells("timeout during"));
    assertThat(metric("traffic_loader_cassandra_up")).isZero();
    assertThat(metric("traffic_loader_write_failures_total")).isPositive();
    assertThat(waits()).isTrue();
    node.nodetool("settimeout", "write", "2000");
    assertLoaded();
  }

  @Test
  @Order(4)
  void tooFewReplicasAreWaitedFor() throws Exception {
    replicas(3);
    start();
    Await.until("told", () -> tells("answers, but cannot serve (Not enough replicas"));
    assertThat(metric("traffic_loader_cassandra_up")).isZero();
    assertThat(waits()).isTrue();
    replicas(1);
    assertLoaded();
  }

  @Test
  @Order(5)
  void aNodeThatHangsIsWaitedFor() throws Exception {
    start();
    assertLoaded();
    node.signal("STOP");
    try {
      publish();
      Await.until("told", () -> tells("waiting for Cassandra"));
      assertThat(waits()).isTrue();
    } finally {
      node.signal("CONT");
    }
    Await.until("an empty spool", () -> !waits());
    Await.until("up", () -> health().statusCode() == 200);
  }

  private void start() {
    loader =
        new Loader(
            LoaderConfig.from(
                Map.of(
                    "TRAFFIC_SPOOL",
                    folder.resolve("spool").toString(),
                    "TRAFFIC_CQL_CONTACT_POINTS",
                    node.contactPoint(),
                    "TRAFFIC_CQL_PASSWORD_FILE",
                    node.passwordFile().toString(),
                    "TRAFFIC_LOADER_PORT",
                    "0")));
    loader.start();
  }

  private void assertLoaded() throws Exception {
    Await.until("an empty spool", () -> !waits());
    Await.until("up", () -> health().statusCode() == 200);
    assertThat(metric("traffic_loader_cassandra_up")).isEqualTo(1);
    assertThat(metric("traffic_loader_slices_failed_total")).isZero();
    assertThat(metric("traffic_loader_residual_packets")).isZero();
    assertThat(node.count("packets")).isEqualTo(ROWS);
    assertThat(node.count("captures")).isEqualTo(1);
  }

  private static void replicas(int count) {
    node.admin()
        .execute(
            "ALTER KEYSPACE traffic WITH replication ="
                + " {'class': 'SimpleStrategy', 'replication_factor': "
                + count
                + "}");
  }

  /** Whether the slice is in the spool, wherever in it. */
  private boolean waits() throws IOException {
    return !SpoolFiles.waiting(folder.resolve("spool")).isEmpty();
  }

  private boolean tells(String what) throws Exception {
    HttpResponse<String> health = health();
    return health.statusCode() == 503 && health.body().contains(what);
  }

  private HttpResponse<String> health() throws Exception {
    return get("/health");
  }

  private double metric(String name) throws Exception {
    return get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .sum();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + loader.port() + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
