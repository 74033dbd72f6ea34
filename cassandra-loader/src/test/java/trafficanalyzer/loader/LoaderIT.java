package trafficanalyzer.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static trafficanalyzer.loader.Captures.CLIENT;

import com.datastax.oss.driver.api.core.cql.Row;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.packet.name.NameOptions;
import trafficanalyzer.store.StoreConfig;
import trafficanalyzer.testing.TableDump;

@ExtendWith(SharedNode.class)
class LoaderIT {
  private static final String START = "2026-11-21T02:05:10Z";
  private static final String SERVER = "93.184.216.34";
  private static final String REQUEST = "GET / HTTP/1.1\r\nHost: own.example\r\n\r\n";
  private static final int FRAMES = 5;

  private static TestNode node;

  @TempDir Path folder;
  private Path incoming;
  private Path failed;

  @BeforeAll
  static void takeNode(TestNode shared) {
    node = shared;
  }

  @BeforeEach
  void emptyEverything() throws IOException {
    node.clear();
    incoming = Files.createDirectories(folder.resolve("spool/incoming"));
    failed = folder.resolve("spool/failed");
  }

  @Test
  void everyFrameIsARowAndKnowsItsEndpoint() throws Exception {
    publish("slice", hahaha(), FRAMES);
    try (Loader loader = start(environment())) {
      awaitEmptySpool();
      assertThat(node.count("packets")).isEqualTo(4);
      assertThat(node.count("other_frames")).isEqualTo(1);
      assertThat(endpoints())
          .containsExactlyInAnyOrder(
              "10.0.0.1 40000 null null null",
              "93.184.216.34 45000 hahaha.com dns false",
              "10.0.0.1 50000 hahaha.com dns true",
              "10.0.0.2 443 null null null");
      assertThat(get(loader, "/health").statusCode()).isEqualTo(200);
      assertThat(metrics(loader))
          .containsEntry("traffic_loader_slices_loaded_total", "1.0")
          .containsEntry("traffic_loader_packets_read_total", "5.0")
          .containsEntry("traffic_loader_packets_written_total", "5.0")
          .containsEntry("traffic_loader_packets_received_total", "7.0")
          .containsEntry("traffic_loader_packets_dropped_total{by=\"kernel\"}", "2.0")
          .containsEntry("traffic_loader_rows_stored_total{table=\"packets\"}", "4.0")
          .containsEntry("traffic_loader_rows_stored_total{table=\"other_frames\"}", "1.0")
          .containsEntry("traffic_loader_rows_stored_total{table=\"names_by_time\"}", "1.0")
          .containsEntry("traffic_loader_rows_stored_total{table=\"flow_names\"}", "0.0")
          .containsEntry("traffic_loader_residual_packets", "0.0")
          .containsEntry("traffic_loader_spool_slices", "0.0")
          .containsEntry("traffic_loader_spool_bytes", "0.0")
          .containsEntry("traffic_loader_cassandra_up", "1.0")
          .containsEntry("traffic_loader_names_known", "1.0")
          .containsEntry("traffic_loader_batches_in_flight", "0.0")
          .containsEntry("traffic_loader_write_failures_total", "0.0")
          .containsEntry("traffic_loader_slices_failed_total", "0.0")
          .containsEntry("traffic_loader_slices_skipped_total", "0.0")
          .containsKey("traffic_loader_packets_rejected_total{reason=\"unreadable\"}")
          .containsKey("traffic_loader_last_loaded_timestamp_seconds");
    }
    Row capture = node.admin().execute("SELECT * FROM traffic.captures").one();
    assertThat(capture.getLong("read")).isEqualTo(5);
    assertThat(capture.getLong("stored_packets")).isEqualTo(4);
    assertThat(capture.getLong("stored_other")).isEqualTo(1);
    assertThat(capture.getLong("named_packets")).isEqualTo(2);
    assertThat(capture.getLong("residual")).isZero();
    assertThat(capture.getString("sensor")).isEqualTo("host1");
    assertThat(capture.isNull("fault")).isTrue();
  }

  @Test
  void rollUpsAddUpToThePackets() throws Exception {
    publish("slice", hahaha(), FRAMES);
    loadTheSpool();
    for (String table : List.of("destination_traffic", "traffic_by_time")) {
      assertThat(
              node.admin()
                  .execute("SELECT sum(packets) AS n FROM traffic." + table)
                  .one()
                  .getLong("n"))
          .as(table)
          .isEqualTo(4);
    }
    Row sum =
        node.admin()
            .execute(
                "SELECT * FROM traffic.destination_traffic WHERE destination_ip = '" + SERVER + "'")
            .one();
    assertThat(sum.getString("endpoint")).isEqualTo("hahaha.com");
    assertThat(sum.getInstant("timestamp")).isEqualTo(START);
    assertThat(sum.getLong("bytes")).isEqualTo(54);
  }

  @Test
  void theSameSliceUnderAnotherNameChangesNothing() throws Exception {
    publish("slice", hahaha(), FRAMES);
    try (Loader loader = start(environment())) {
      awaitEmptySpool();
      TableDump once = node.everything();
      publish("renamed", hahaha(), FRAMES);
      awaitEmptySpool();
      assertThat(node.everything().differencesFrom(once)).isEmpty();
      assertThat(metrics(loader)).containsEntry("traffic_loader_slices_skipped_total", "1.0");
    }
  }

  @Test
  void namesOfASliceHoldForTheNextAndForTheNextLoader() throws Exception {
    publish("first", hahaha(), FRAMES);
    loadTheSpool();
    byte[] later = Captures.of(Captures.tcp("2026-11-21T02:05:20Z", CLIENT, 1, SERVER, 443));
    publish("second", later, 1, "2026-11-21T02:05:20Z");
    loadTheSpool();
    assertThat(endpoints()).contains("93.184.216.34 443 hahaha.com dns false");
  }

  /** What a connection told holds in later slices, and for it only, whoever loads them. */
  @Test
  void aConnectionsOwnNameHoldsForTheNextSliceAndForTheNextLoader() throws Exception {
    publish(
        "first",
        Captures.of(
            Captures.tcp("2026-11-21T02:05:10Z", CLIENT, 7, SERVER, 80, 10, Captures.SYN, ""),
            Captures.tcp("2026-11-21T02:05:11Z", CLIENT, 7, SERVER, 80, 11, Captures.ACK, REQUEST)),
        2);
    loadTheSpool();
    assertThat(endpoints())
        .containsExactly(
            "93.184.216.34 80 own.example http false", "93.184.216.34 80 own.example http false");
    publish(
        "second",
        Captures.of(
            Captures.tcp("2026-11-21T02:05:20Z", SERVER, 80, CLIENT, 7),
            Captures.tcp("2026-11-21T02:05:21Z", CLIENT, 7, SERVER, 80, 99, Captures.SYN, "")),
        2,
        "2026-11-21T02:05:20Z");
    loadTheSpool();
    assertThat(endpoints())
        .contains("10.0.0.1 7 own.example http true", "93.184.216.34 80 null null null");
    publish(
        "third",
        Captures.of(Captures.tcp("2026-11-21T02:05:30Z", SERVER, 80, CLIENT, 7)),
        1,
        "2026-11-21T02:05:30Z");
    loadTheSpool();
    assertThat(endpoints()).contains("10.0.0.1 7 null null null");
    assertThat(node.count("flow_names")).as("the name, and the mark of its end").isEqualTo(2);
  }

  @Test
  void anEmptySliceIsRecordedToo() throws Exception {
    publish("empty", Captures.of(), 0);
    loadTheSpool();
    assertThat(node.count("captures")).isEqualTo(1);
  }

  @Test
  void aFileThatIsNoCaptureIsPutAsideWithTheReason() throws Exception {
    Files.writeString(incoming.resolve("letter.pcap"), "dear reader, this is no capture at all");
    Files.createDirectory(incoming.resolve("folder"));
    Files.writeString(incoming.resolve("empty.pcap"), "");
    new ProcessBuilder("mkfifo", incoming.resolve("pipe").toString()).start().waitFor();
    publish("slice", hahaha(), FRAMES);
    try (Loader loader = start(environment())) {
      awaitEmptySpool();
      assertThat(metrics(loader)).containsEntry("traffic_loader_slices_failed_total", "4.0");
    }
    for (String name : List.of("letter.pcap", "folder", "empty.pcap", "pipe")) {
      assertThat(failed.resolve(name)).exists();
      assertThat(failed.resolve(name + ".reason.txt")).content().isNotBlank();
    }
    assertThat(node.count("packets")).isEqualTo(4);
  }

  @Test
  void aSliceCutShortIsLoadedAsFarAsItGoesAndPutAside() throws Exception {
    byte[] whole = hahaha();
    publish("cut", Arrays.copyOf(whole, whole.length - 10), FRAMES);
    try (Loader loader = start(environment())) {
      awaitEmptySpool();
      assertThat(node.count("packets") + node.count("other_frames")).isEqualTo(FRAMES - 1);
      assertThat(failed.resolve("cut.pcap")).exists();
      assertThat(failed.resolve("cut.json")).exists();
      assertThat(failed.resolve("cut.pcap.reason.txt")).content().contains("frame 5");
      assertThat(metrics(loader))
          .containsEntry("traffic_loader_slices_loaded_total", "1.0")
          .containsEntry("traffic_loader_slices_failed_total", "1.0")
          .containsEntry("traffic_loader_packets_rejected_total{reason=\"unreadable\"}", "1.0")
          .containsEntry("traffic_loader_residual_packets", "0.0");
      Row capture = node.admin().execute("SELECT * FROM traffic.captures").one();
      assertThat(capture.getString("fault")).contains("frame 5");
      TableDump once = node.everything();
      Files.move(failed.resolve("cut.json"), incoming.resolve("cut.json"));
      Files.move(failed.resolve("cut.pcap"), incoming.resolve("cut.pcap"));
      awaitEmptySpool();
      assertThat(node.everything().differencesFrom(once)).isEmpty();
      assertThat(metrics(loader)).containsEntry("traffic_loader_slices_skipped_total", "1.0");
    }
  }

  @Test
  void aLoaderKilledWithinASliceAndStartedAgainLeavesTheRowsOfACleanRun() throws Exception {
    byte[] large = large(20_000);
    publish("large", large, 20_002);
    Map<String, String> slow = environment();
    slow.put("TRAFFIC_BATCH_ROWS", "1");
    slow.put("TRAFFIC_BATCHES_IN_FLIGHT", "1");
    for (int enough : new int[] {100, 1000}) {
      try (LoaderProcess process = new LoaderProcess(slow, folder.resolve("loader.log"))) {
        Await.until("some rows", () -> node.count("packets") >= enough || !process.alive());
        process.kill();
      }
      assertThat(node.count("captures")).as("killed within the slice").isZero();
    }
    try (LoaderProcess process = new LoaderProcess(environment(), folder.resolve("loader.log"))) {
      awaitEmptySpool();
      assertThat(process.stop()).as("exit status after SIGTERM").isEqualTo(143);
    }
    TableDump afterKills = node.everything();
    node.clear();
    publish("large", large, 20_002);
    loadTheSpool();
    assertThat(node.count("packets")).isEqualTo(20_001);
    assertThat(node.count("other_frames")).isEqualTo(1);
    assertThat(node.everything().differencesFrom(afterKills)).isEmpty();
  }

  @Test
  void aLoaderToldToStopWithinALongSliceLeavesItInTheSpool() throws Exception {
    publish("large", large(200_000), 200_002);
    Map<String, String> slow = environment();
    slow.put("TRAFFIC_BATCH_ROWS", "1");
    slow.put("TRAFFIC_BATCHES_IN_FLIGHT", "1");
    Loader loader = start(slow);
    Await.until("some rows", () -> node.count("packets") > 0);
    loader.close();
    assertThat(waiting()).anyMatch(file -> file.endsWith("large.pcap"));
    assertThat(node.count("captures")).isZero();
  }

  @Test
  void whenTheNodeGoesAwayWithinASliceTheLoaderWaitsAndThenCatchesUp() throws Exception {
    publish("large", large(3_000), 3_002);
    Map<String, String> slow = environment();
    slow.put("TRAFFIC_BATCH_ROWS", "1");
    slow.put("TRAFFIC_BATCHES_IN_FLIGHT", "1");
    try (Loader loader = start(slow)) {
      Await.until("some rows", () -> node.count("packets") >= 100);
      node.stop();
      try {
        publish("next", hahaha(), FRAMES, "2026-11-21T02:05:20Z");
        Await.until("told", () -> get(loader, "/health").body().contains("waiting for Cassandra"));
        assertThat(get(loader, "/health").statusCode()).isEqualTo(503);
        assertThat(metrics(loader)).containsEntry("traffic_loader_cassandra_up", "0.0");
        assertThat(waiting()).anyMatch(file -> file.endsWith("large.pcap"));
      } finally {
        node.start();
      }
      awaitEmptySpool();
      Await.until("up", () -> get(loader, "/health").statusCode() == 200);
      assertThat(metrics(loader)).containsEntry("traffic_loader_residual_packets", "0.0");
    }
    assertThat(node.count("packets")).isEqualTo(3_001 + 4);
    assertThat(node.count("captures")).isEqualTo(2);
  }

  @Test
  void aSchemaOfALaterVersionIsToldAndWaitedOut() throws Exception {
    node.admin().execute("INSERT INTO traffic.schema_version (version) VALUES (999)");
    publish("slice", hahaha(), FRAMES);
    try (Loader loader = start(environment())) {
      Await.until("told", () -> get(loader, "/health").body().contains("999"));
      assertThat(get(loader, "/health").statusCode()).isEqualTo(503);
      node.admin().execute("DELETE FROM traffic.schema_version WHERE version = 999");
      awaitEmptySpool();
    }
    assertThat(node.count("packets")).isEqualTo(4);
  }

  @Test
  void aWrongPasswordIsToldAndWaitedOut() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "wrong\n");
    Map<String, String> environment = environment();
    environment.put("TRAFFIC_CQL_PASSWORD_FILE", password.toString());
    publish("slice", hahaha(), FRAMES);
    try (Loader loader = start(environment)) {
      Await.until("refused", () -> get(loader, "/health").body().contains("refuses the login"));
      assertThat(get(loader, "/health").statusCode()).isEqualTo(503);
      Files.copy(node.passwordFile(), password, StandardCopyOption.REPLACE_EXISTING);
      awaitEmptySpool();
    }
    assertThat(node.count("packets")).isEqualTo(4);
  }

  @Test
  void anUnknownSettingEndsTheProgramWithStatus2() throws Exception {
    Map<String, String> environment = environment();
    environment.put("TRAFFIC_BATCH_ROW", "1");
    Path log = folder.resolve("loader.log");
    try (LoaderProcess process = new LoaderProcess(environment, log)) {
      assertThat(process.exitValue()).isEqualTo(2);
    }
    assertThat(log).content().contains("unknown setting TRAFFIC_BATCH_ROW").hasLineCount(1);
  }

  @Test
  void aFileThatAPersonNamesIsLoadedOnceAndStaysWhereItIs() throws Exception {
    Path file = Files.write(folder.resolve("mine.pcap"), hahaha());
    Files.writeString(folder.resolve("mine.json"), "something of mine");
    StoreConfig store = LoaderConfig.from(environment()).store();
    try (CaptureLoader loader =
        CaptureLoader.connect(store, "desk", LoadLimits.defaults(), NameOptions.DEFAULT)) {
      LedgerEntry entry = loader.load(file, Progress.NONE);
      assertThat(entry.outcome()).isEqualTo(LedgerEntry.Outcome.LOADED);
      assertThat(entry.read()).isEqualTo(FRAMES);
      assertThat(entry.packetRows()).isEqualTo(4);
      assertThat(entry.otherFrameRows()).isEqualTo(1);
      assertThat(entry.residual()).isZero();
      TableDump once = node.everything();
      assertThat(loader.load(file, Progress.NONE).outcome()).isEqualTo(LedgerEntry.Outcome.SKIPPED);
      assertThat(node.everything().differencesFrom(once)).isEmpty();
    }
    assertThat(file).exists();
    Row capture = node.admin().execute("SELECT * FROM traffic.captures").one();
    assertThat(capture.getString("sensor")).isEqualTo("desk");
    assertThat(capture.getString("interface")).isEqualTo("file");
  }

  @Test
  void aCaptureWithMoreRollUpsThanAreHeldHasTheSameRows() throws Exception {
    Path file = Files.write(folder.resolve("large.pcap"), large(2_000));
    StoreConfig store = LoaderConfig.from(environment()).store();
    try (CaptureLoader loader =
        CaptureLoader.connect(store, "desk", LoadLimits.defaults(), NameOptions.DEFAULT)) {
      loader.load(file, Progress.NONE);
    }
    TableDump once = node.everything();
    node.clear();
    LoadLimits few = new LoadLimits(10, 4, 1000, Duration.ofHours(1), 20);
    try (CaptureLoader loader = CaptureLoader.connect(store, "desk", few, NameOptions.DEFAULT)) {
      loader.load(file, Progress.NONE);
    }
    assertThat(node.everything().differencesFrom(once)).isEmpty();
  }

  /** DNS answer, request and reply, somebody else's connection, and an ARP request. */
  private static byte[] hahaha() {
    return Captures.of(
        Captures.dns("2026-11-21T02:05:10.1Z", "HaHaHa.com", SERVER),
        Captures.tcp("2026-11-21T02:05:10.2Z", CLIENT, 50_000, SERVER, 45_000),
        Captures.tcp("2026-11-21T02:05:10.2000001Z", SERVER, 45_000, CLIENT, 50_000),
        Captures.tcp("2026-11-21T02:05:19.9Z", "10.0.0.3", 50_001, "10.0.0.2", 443),
        Captures.arp("2026-11-21T02:05:19.99Z"));
  }

  /** As many segments to 100 destinations, one of them named half-way, and an ARP request. */
  private static byte[] large(int segments) {
    List<Captures.Frame> frames = new ArrayList<>();
    for (int i = 0; i < segments; i++) {
      String time = "2026-11-21T02:05:1%d.%06dZ".formatted(i * 10L / segments, i % 1_000_000);
      if (i == segments / 2) {
        frames.add(Captures.dns(time, "hahaha.com", SERVER));
        frames.add(Captures.arp(time));
      }
      String server = i % 100 == 0 ? SERVER : "10.1.0." + i % 100;
      frames.add(Captures.tcp(time, CLIENT, 40_000 + i % 10, server, 443));
    }
    return Captures.of(frames);
  }

  private void publish(String name, byte[] capture, int written) throws IOException {
    publish(name, capture, written, START);
  }

  private void publish(String name, byte[] capture, int written, String startedAt)
      throws IOException {
    Files.writeString(
        incoming.resolve(name + ".json"),
        """
        {"sensor":"host1","interface":"eth0","started_at":"%s","seconds":10,"link_type":1,
         "filter":"","received":%d,"dropped_by_kernel":2,"dropped_by_interface":0,"written":%d}
        """
            .formatted(startedAt, written + 2, written));
    Path hidden = Files.write(incoming.resolve("." + name), capture);
    Files.move(hidden, incoming.resolve(name + ".pcap"));
  }

  private Map<String, String> environment() {
    return new HashMap<>(
        Map.of(
            "TRAFFIC_SPOOL",
            folder.resolve("spool").toString(),
            "TRAFFIC_CQL_CONTACT_POINTS",
            node.contactPoint(),
            "TRAFFIC_CQL_PASSWORD_FILE",
            node.passwordFile().toString(),
            "TRAFFIC_LOADER_PORT",
            "0"));
  }

  private static Loader start(Map<String, String> environment) {
    Loader loader = new Loader(LoaderConfig.from(environment));
    loader.start();
    return loader;
  }

  private void loadTheSpool() throws Exception {
    Loader loader = start(environment());
    try {
      awaitEmptySpool();
    } finally {
      loader.close();
    }
  }

  private void awaitEmptySpool() throws Exception {
    Await.until("an empty spool", () -> waiting().isEmpty());
  }

  /** What is published, or being loaded. */
  private List<Path> waiting() throws IOException {
    return SpoolFiles.waiting(folder.resolve("spool"));
  }

  private static List<String> endpoints() {
    return node.admin().execute("SELECT * FROM traffic.packets").all().stream()
        .map(
            row ->
                row.getInetAddress("destination_ip").getHostAddress()
                    + " "
                    + row.getInt("port")
                    + " "
                    + row.getString("endpoint")
                    + " "
                    + row.getString("endpoint_source")
                    + " "
                    + row.get("inbound", Boolean.class))
        .toList();
  }

  private static Map<String, String> metrics(Loader loader) throws Exception {
    Map<String, String> values = new HashMap<>();
    for (String line : get(loader, "/metrics").body().split("\n")) {
      int space = line.lastIndexOf(' ');
      if (!line.startsWith("#") && space > 0) {
        values.put(line.substring(0, space), line.substring(space + 1));
      }
    }
    return values;
  }

  private static HttpResponse<String> get(Loader loader, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + loader.port() + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
