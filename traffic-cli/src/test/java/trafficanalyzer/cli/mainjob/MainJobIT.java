package trafficanalyzer.cli.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.cli.instance.Instance;
import trafficanalyzer.cli.instance.Instance.Member;
import trafficanalyzer.cli.monitor.Http;
import trafficanalyzer.node.Credentials;
import trafficanalyzer.store.Store;
import trafficanalyzer.store.StoreConfig;

/**
 * The whole way from wire to graph, with nothing but real parts: {@code ./traffic up}, its demo's
 * traffic, libpcap, a Cassandra node, Prometheus. What is stored is compared with what tcpdump and
 * tshark say of the very slices that were recorded.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final int HIGH_PORT = 32_767;

  /** Enough packets that the loader can be killed in the middle of them. */
  private static final long BIG = 200_000;

  private static final int AN_HOUR_AGO = -3600;

  private Path folder;

  private RunningTraffic traffic;
  private SliceKeeper keeper;
  private Store store;
  private long repeated;

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    folder = temporary;
    Path data = folder.resolve("data");
    // Apart from a demo that runs on this machine, and from other runs of this test.
    long own = ProcessHandle.current().pid();
    traffic = new RunningTraffic(data, "127." + (64 + own % 64) + "." + own / 64 % 250);
    keeper = new SliceKeeper(traffic.folder().spool(), folder.resolve("kept"));
    traffic.awaitRunning();
    store = connect();
  }

  @AfterAll
  void stop() throws InterruptedException {
    try {
      if (store != null) {
        store.close();
      }
    } finally {
      traffic.stop();
      keeper.stop();
    }
  }

  @Test
  @Order(1)
  void namedRowsHaveTheAddressesThatDnsGaveAndEveryPort() throws IOException {
    awaitRowsOf("hahaha.com");
    awaitRowsOf("huhuhu.ro");
    settle();

    StoredRows rows = StoredRows.read(store);

    for (String endpoint : List.of("hahaha.com", "huhuhu.ro")) {
      TreeSet<String> stored =
          rows.packets(endpoint).stream()
              .filter(packet -> !packet.inbound())
              .map(packet -> packet.destination().getHostAddress())
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(stored).as(endpoint).isNotEmpty();
      assertThat(Captures.addressesOf(endpoint, keeper.slices())).as(endpoint).containsAll(stored);
    }
    assertThat(rows.packets()).anyMatch(packet -> packet.port() > HIGH_PORT);
    assertThat(rows.packets("hahaha.com"))
        .anyMatch(packet -> packet.inbound() && packet.port() > HIGH_PORT);
  }

  @Test
  @Order(2)
  void theExporterCountsExactlyTheRowsOfAnEndpoint() {
    long rows = StoredRows.read(store).packets("hahaha.com").size();

    Tool.await(
        rows + " rows at the exporter, which has " + exported("hahaha_com_writes_total"),
        Duration.ofSeconds(30),
        () -> exported("hahaha_com_writes_total").equals(Optional.of((double) rows)));
    assertThat(traffic.metric("exporter", "endpoint_writes_total", "endpoint", "hahaha.com"))
        .contains((double) rows);
  }

  @Test
  @Order(3)
  void everyPacketOfEverySliceIsOneRow() throws IOException {
    StoredRows rows = StoredRows.read(store);

    assertThat(rows.count()).isEqualTo(packetsOf(keeper.slices()));
    assertThat(rows.doubled()).isZero();
    Map<String, Long> stored = new HashMap<>();
    rows.packets()
        .forEach(packet -> stored.merge(packet.destination().getHostAddress(), 1L, Long::sum));
    assertThat(stored).isEqualTo(compressed(Captures.destinations(keeper.slices())));
  }

  @Test
  @Order(4)
  void theLedgerLeavesNoPacketUnaccountedFor() throws IOException {
    long written = 0;
    for (Row slice : ledger()) {
      assertThat(slice.getLong("residual")).as(slice.getFormattedContents()).isZero();
      assertThat(slice.getLong("read"))
          .isEqualTo(slice.getLong("stored_packets") + slice.getLong("stored_other"));
      written += slice.getLong("written");
    }
    assertThat(written).isEqualTo(packetsOf(keeper.slices()));
    assertThat(traffic.metric("loader", "traffic_loader_residual_packets")).contains(0.0);
  }

  @Test
  @Order(5)
  void prometheusHasTheSeries() {
    for (String query :
        List.of(
            "hahaha_com_writes_total > 0",
            "endpoint_writes_total{endpoint=\"huhuhu.ro\"} > 0",
            "traffic_loader_rows_stored_total{table=\"packets\"} > 0",
            "traffic_interceptor_packets_written_total > 0")) {
      Tool.await(query + " in Prometheus", Duration.ofMinutes(1), () -> series(query) > 0);
    }
  }

  @Test
  @Order(6)
  void peopleSeeItWithTheFrontDoorsCommands() {
    assertThat(
            traffic.run(
                "cql",
                "SELECT timestamp, destination_ip, port, endpoint FROM traffic.packets LIMIT 5"))
        .contains("timestamp", " | destination_ip | port", "\n(5 rows)\n");
    assertThat(traffic.run("cql", "--format", "csv", "SELECT COUNT(*) AS n FROM traffic.captures"))
        .startsWith("n\r\n");
    assertThat(traffic.run("status"))
        .contains("node", "interceptor", "loader", "exporter", "prometheus", "producer")
        .doesNotContain("DOWN");
  }

  @Test
  @Order(7)
  void aLoaderKilledInTheMiddleOfASliceEndsWithTheSameRows() throws Exception {
    Path largest =
        keeper.slices().stream()
            .max(Comparator.comparingLong(file -> file.toFile().length()))
            .orElseThrow();
    int times = (int) (BIG / Captures.packets(largest)) + 1;
    String name = "capture_20260101T000000Z_10_lo.pcap";
    Path made = folder.resolve(name);
    repeated = Captures.repeat(largest, times, AN_HOUR_AGO, made);
    long before = StoredRows.read(store).count();
    Path published = traffic.folder().spool().resolve("incoming").resolve(name);

    Files.move(made, published, StandardCopyOption.ATOMIC_MOVE);
    awaitFirstRowOf(largest);
    traffic.signal("KILL", "loader");

    assertThat(published).as("the slice that was being loaded").exists();
    assertThat(StoredRows.read(store).count()).isBetween(before + 1, before + repeated - 1);
    Tool.await(
        "the supervisor's new loader to load the slice", LONG, () -> !Files.exists(published));
    StoredRows rows = StoredRows.read(store);
    assertThat(rows.count()).as(traffic::log).isEqualTo(before + repeated);
    assertThat(rows.doubled()).isZero();
    for (Map.Entry<UUID, TreeSet<Integer>> slice : rows.numbers().entrySet()) {
      assertThat(slice.getValue())
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, slice.getValue().last()).boxed().toList());
    }
    assertThat(traffic.instance().member("loader").orElseThrow().restarts()).isEqualTo(1);
  }

  @Test
  @Order(8)
  void downStoresWhatWasCapturedAndLeavesNothingRunning() throws Exception {
    traffic.signal("CONT", "producer");
    double captured = captured();
    Tool.await("more traffic", LONG, () -> captured() > captured + 100);
    Instance running = traffic.instance();
    store.close();
    store = null;

    assertThat(traffic.run("down")).endsWith("everything is stopped\n");

    assertThat(traffic.exitCode()).isZero();
    assertThat(running.processes()).noneMatch(Member::alive);
    assertThat(running.supervisor().alive()).isFalse();
    try (Stream<Path> left = Files.walk(traffic.folder().spool())) {
      assertThat(left.filter(file -> file.toString().endsWith(".pcap"))).isEmpty();
    }
  }

  private Store connect() {
    Credentials credentials = Credentials.in(traffic.folder().credentials());
    return Store.connect(
        new StoreConfig(
            List.of(
                java.net.InetSocketAddress.createUnresolved(
                    "127.0.0.1", traffic.instance().ports().get("cql"))),
            Credentials.PAGE,
            credentials.cqlPassword(Credentials.PAGE)));
  }

  private void awaitRowsOf(String endpoint) {
    Tool.await(
        "rows of " + endpoint,
        LONG,
        () ->
            traffic
                .metric("exporter", "endpoint_writes_total", "endpoint", endpoint)
                .filter(count -> count > 0)
                .isPresent());
  }

  /** Halts the demo's traffic and waits until all that was captured of it is stored. */
  private void settle() {
    traffic.signal("STOP", "producer");
    double[] last = {-1};
    Tool.await(
        "no more packets",
        LONG,
        () -> {
          double now = captured();
          boolean same = now == last[0];
          last[0] = now;
          Tool.pause(2000);
          return same;
        });
    Tool.await(
        "the last slice with packets",
        LONG,
        () -> {
          try {
            return StoredRows.read(store).count() == last[0];
          } finally {
            Tool.pause(500);
          }
        });
  }

  private double captured() {
    return traffic.metric("interceptor", "traffic_interceptor_packets_received_total").orElse(0.0);
  }

  private Optional<Double> exported(String name) {
    return traffic.metric("exporter", name);
  }

  private static long packetsOf(List<Path> slices) {
    return slices.stream().mapToLong(Captures::packets).sum();
  }

  private List<Row> ledger() {
    return store.session().execute("SELECT * FROM traffic.captures").all();
  }

  private int series(String query) {
    Instance instance = traffic.instance();
    String url =
        "http://127.0.0.1:"
            + instance.ports().get("prometheus")
            + "/api/v1/query?query="
            + URLEncoder.encode(query, StandardCharsets.UTF_8);
    try {
      JsonNode answer = new ObjectMapper().readTree(Http.get(url).orElseThrow().body());
      return answer.path("data").path("result").size();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The repeated slice begins an hour before the one it was made of. */
  private void awaitFirstRowOf(Path original) {
    String[] first =
        Tool.output(
                "tshark",
                "-n",
                "-r",
                original.toString(),
                "-c",
                "1",
                "-T",
                "fields",
                "-e",
                "frame.time_epoch",
                "-e",
                "ip.dst")
            .strip()
            .split("\t");
    long second = (long) Double.parseDouble(first[0]) + AN_HOUR_AGO;
    String query =
        "SELECT packet_number FROM traffic.packets WHERE destination_ip = '"
            + first[1]
            + "' AND slice = "
            + (second - second % 10) * 1000
            + " LIMIT 1";
    Tool.await(
        "the first row of the slice", LONG, () -> store.session().execute(query).one() != null);
  }

  /** Java writes IPv6 addresses without {@code ::}. */
  private static Map<String, Long> compressed(Map<String, Long> byAddress) {
    return byAddress.entrySet().stream()
        .collect(Collectors.toMap(entry -> inJava(entry.getKey()), Map.Entry::getValue));
  }

  private static String inJava(String address) {
    try {
      return InetAddress.getByName(address).getHostAddress();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
