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
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.cli.monitor.Http;
import trafficanalyzer.store.Store;

/**
 * The whole way from wire to graph, with nothing but real parts, however they were started. What is
 * stored is compared with what tcpdump and tshark say of the very slices that were recorded. A
 * subclass starts it, and tests after {@link #LAST} what is particular to its way.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class MainJobContract {
  static final Duration LONG = Duration.ofMinutes(2);

  /** The order of the last test here; it leaves the producer paused. */
  static final int LAST = 6;

  private static final int HIGH_PORT = 32_767;

  /** Enough packets that the loader can be killed in the middle of them. */
  private static final long BIG = 200_000;

  private static final int AN_HOUR_AGO = -3600;

  private Path folder;
  private Traffic traffic;
  private SliceKeeper keeper;
  private Store store;
  private long repeated;

  /** Begins to start it, on a spool that is not there yet. */
  abstract Traffic launch(Path folder) throws Exception;

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    folder = temporary;
    traffic = launch(folder);
    keeper = new SliceKeeper(traffic.spool(), folder.resolve("kept"));
    traffic.awaitRunning();
    reconnect();
  }

  @AfterAll
  void stop() throws Exception {
    try {
      disconnect();
    } finally {
      try {
        if (traffic != null) {
          traffic.stop();
        }
      } finally {
        if (keeper != null) {
          keeper.stop();
        }
      }
    }
  }

  /** Packets of the slice that no interceptor recorded. */
  long repeated() {
    return repeated;
  }

  SliceKeeper keeper() {
    return keeper;
  }

  Store store() {
    return store;
  }

  void disconnect() {
    if (store != null) {
      store.close();
      store = null;
    }
  }

  void reconnect() {
    disconnect();
    store = Store.connect(traffic.store());
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
  @Order(LAST)
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
    Path published = traffic.spool().resolve("incoming").resolve(name);

    Runnable killer = traffic.killer("loader");
    String firstRow = queryOfTheFirstRow(largest);
    Files.move(made, published, StandardCopyOption.ATOMIC_MOVE);
    Tool.await(
        "the first row of the slice", LONG, () -> store.session().execute(firstRow).one() != null);
    Instant killed = Instant.now();
    killer.run();

    Tool.await(
        "the supervisor's new loader to load the slice", LONG, () -> loadedAt(name).isPresent());
    // Neither rows nor the spool tell at which moment the slice was whole: a new loader is quick.
    assertThat(loadedAt(name)).hasValueSatisfying(loaded -> assertThat(loaded).isAfter(killed));
    StoredRows rows = StoredRows.read(store);
    assertThat(rows.count()).as(traffic::log).isEqualTo(before + repeated);
    assertThat(rows.doubled()).isZero();
    for (Map.Entry<UUID, TreeSet<Integer>> slice : rows.numbers().entrySet()) {
      assertThat(slice.getValue())
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, slice.getValue().last()).boxed().toList());
    }
    assertThat(traffic.restarts("loader")).isEqualTo(1);
  }

  void awaitRowsOf(String endpoint) {
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
  void settle() {
    traffic.pauseProducer();
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

  double captured() {
    return traffic.metric("interceptor", "traffic_interceptor_packets_received_total").orElse(0.0);
  }

  private Optional<Double> exported(String name) {
    return traffic.metric("exporter", name);
  }

  static long packetsOf(List<Path> slices) {
    return slices.stream().mapToLong(Captures::packets).sum();
  }

  List<Row> ledger() {
    return store.session().execute("SELECT * FROM traffic.captures").all();
  }

  private Optional<Instant> loadedAt(String file) {
    return ledger().stream()
        .filter(slice -> file.equals(slice.getString("file")))
        .map(slice -> slice.getInstant("loaded_at"))
        .findFirst();
  }

  private int series(String query) {
    String url =
        "http://"
            + traffic.prometheus()
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
  private static String queryOfTheFirstRow(Path original) {
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
    return "SELECT packet_number FROM traffic.packets WHERE destination_ip = '"
        + first[1]
        + "' AND slice = "
        + (second - second % 10) * 1000
        + " LIMIT 1";
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
