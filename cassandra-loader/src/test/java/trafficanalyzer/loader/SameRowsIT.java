package trafficanalyzer.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static trafficanalyzer.loader.Captures.ACK;
import static trafficanalyzer.loader.Captures.CLIENT;
import static trafficanalyzer.loader.Captures.RESOLVER;
import static trafficanalyzer.loader.Captures.SYN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.packet.name.NameOptions;
import trafficanalyzer.store.StoreConfig;
import trafficanalyzer.testing.TableDump;

/** Whatever comes between, the rows are those of a run that nothing disturbed. */
@ExtendWith(SharedNode.class)
class SameRowsIT {
  private static final String DAY = "2026-11-21T02:05:";
  private static final String WEB = "93.184.216.34";
  private static final String SHOP = "93.184.216.35";
  private static final String MAIL = "93.184.216.36";
  private static final String NEWS = "93.184.216.37";
  private static final int SLICES = 3;

  /** The addresses that a sensor's slices name. */
  private static final int NAMES_OF_ONE_SENSOR = 4;

  private static TestNode node;

  @TempDir Path folder;

  @BeforeAll
  static void takeNode(TestNode shared) {
    node = shared;
  }

  @BeforeEach
  void emptyTables() {
    node.clear();
  }

  @Test
  void whatASliceLeavesHalfSaidIsUnderstoodInTheNextOne() throws Exception {
    loadInOneGo();
    assertThat(endpoints())
        .as("a request in two segments, DNS over TCP, a DNS answer in fragments, and a question")
        .contains(
            WEB + " own.example http",
            SHOP + " shop.example dns",
            MAIL + " mail.example dns",
            NEWS + " news.example dns");
    assertThat(
            node.admin()
                .execute(
                    "SELECT asked_before FROM traffic.names_by_time WHERE sensor = 'host1'"
                        + " AND period = '2026-11-21T02:00:00Z' AND part = 0")
                .all())
        .as("the answer knows when it was asked for")
        .anyMatch(row -> row.get(0, Long.class) != null && row.getLong(0) == 500_000_000L);
  }

  @Test
  void aLoaderThatIsStartedAnewForEachSliceLeavesTheSameRows() throws Exception {
    loadInOneGo();
    TableDump once = node.everything();
    node.clear();
    for (int slice = 0; slice < SLICES; slice++) {
      try (CaptureLoader loader = loader()) {
        loader.load(file("slice" + slice, slice), Progress.NONE);
      }
    }
    assertThat(node.everything().differencesFrom(once)).isEmpty();
  }

  @Test
  void aSliceThatIsLoadedAgainWhenLaterOnesAreThereHasTheSameRows() throws Exception {
    loadInOneGo();
    TableDump once = node.everything();
    try (CaptureLoader loader = loader()) {
      for (int slice = SLICES - 1; slice >= 0; slice--) {
        loader.loadAgain(file("slice" + slice, slice), Progress.NONE);
        assertThat(node.everything().differencesFrom(once)).as("slice %d", slice).isEmpty();
      }
    }
  }

  @Test
  void sensorsWhoseNamesDoNotFitIntoMemoryTogetherHaveTheSameRows() throws Exception {
    loadTwoSensors(LoadLimits.defaults());
    TableDump once = node.everything();
    node.clear();
    LoadLimits usual = LoadLimits.defaults();
    loadTwoSensors(
        new LoadLimits(
            usual.batchRows(), usual.batchesInFlight(), NAMES_OF_ONE_SENSOR, usual.namesMaxAge()));
    assertThat(node.everything().differencesFrom(once)).isEmpty();
  }

  private void loadTwoSensors(LoadLimits limits) throws Exception {
    try (CaptureLoader loader = loader(limits)) {
      for (int slice = 0; slice < SLICES; slice++) {
        for (String sensor : List.of("host1", "host2")) {
          loader.load(file(sensor + slice, slice, sensor), Progress.NONE);
        }
      }
    }
  }

  @Test
  void redeliveredAndRenamedSlicesChangeNothing() throws Exception {
    loadInOneGo();
    TableDump once = node.everything();
    for (int slice = 0; slice < SLICES; slice++) {
      try (CaptureLoader loader = loader()) {
        loader.load(file("other-name" + slice, slice), Progress.NONE);
        loader.load(file("slice" + slice, slice), Progress.NONE);
      }
    }
    assertThat(node.everything().differencesFrom(once)).isEmpty();
  }

  @Test
  void slicesThatTwoLoadersLoadAtOnceHaveTheSameRows() throws Exception {
    loadInOneGo();
    TableDump once = TableDump.of(node.admin(), TableDump.FILE);
    for (int round = 0; round < 5; round++) {
      node.clear();
      bothAtOnce(() -> loadAll("one"), () -> loadAll("other"));
      assertThat(TableDump.of(node.admin(), TableDump.FILE).differencesFrom(once)).isEmpty();
    }
  }

  /** A deletion must not hide what is written right after it. */
  @Test
  void aCaptureThatIsLoadedAgainAndAgainKeepsAllItsRows() throws Exception {
    loadInOneGo();
    TableDump once = node.everything();
    Deletion deletion = new Deletion();
    try (CaptureLoader loader = loader()) {
      for (int round = 0; round < 30; round++) {
        LedgerEntry entry = loader.loadAgain(file("slice0", 0), deletion);
        assertThat(deletion.rows)
            .isEqualTo(deletion.stored)
            .isEqualTo(entry.packetRows() + entry.otherFrameRows())
            .isPositive();
        assertThat(entry.outcome()).isEqualTo(LedgerEntry.Outcome.LOADED);
        assertThat(node.everything().differencesFrom(once)).as("round %d", round).isEmpty();
      }
    }
  }

  /** What was told last. */
  private static final class Deletion implements Progress {
    private long rows;
    private long stored;

    @Override
    public void at(long packets, long position, long size) {}

    @Override
    public void deleting(long rows, long stored) {
      this.rows = rows;
      this.stored = stored;
    }
  }

  @Test
  void whatAnEarlierVersionUnderstoodOtherwiseIsGoneAfterLoadingAgain() throws Exception {
    loadInOneGo();
    TableDump once = node.everything();
    String capture =
        node.admin()
            .execute("SELECT capture_id FROM traffic.captures")
            .all()
            .get(0)
            .getUuid(0)
            .toString();
    // It knew another destination, and filled a column that is left out now.
    node.admin()
        .execute(
            "INSERT INTO traffic.packets (destination_ip, slice, timestamp, capture_id,"
                + " packet_number, nanos, source_ip, source_port, port, protocol, tcp_flags,"
                + " length, captured, source_mac, destination_mac)"
                + " VALUES ('192.0.2.99', '2026-11-21T02:05:10Z', '2026-11-21T02:05:11Z', "
                + capture
                + ", 7, 0, '192.0.2.2', 443, 1, 6, 16, 60, 60, '', '')");
    node.admin()
        .execute(
            "INSERT INTO traffic.traffic_by_time (minute, part, timestamp, destination_ip,"
                + " endpoint, port, capture_id, packets) VALUES ('2026-11-21T02:05:00Z', 3,"
                + " '2026-11-21T02:05:10Z', '192.0.2.99', 'old.example', 1, "
                + capture
                + ", 1)");
    node.admin()
        .execute(
            "INSERT INTO traffic.destination_traffic (destination_ip, period, timestamp, port,"
                + " endpoint, capture_id, packets) VALUES ('192.0.2.99', '2026-11-21T02:00:00Z',"
                + " '2026-11-21T02:05:10Z', 1, 'old.example', "
                + capture
                + ", 1)");
    List<String> key = packetsKey();
    node.admin()
        .execute("SELECT * FROM traffic.packets")
        .forEach(
            row ->
                node.admin()
                    .execute(
                        "UPDATE traffic.packets SET undecoded = 'old', vlan = 7 WHERE "
                            + String.join(" = ? AND ", key)
                            + " = ?",
                        key.stream().map(row::getObject).toArray()));
    assertThat(node.everything().differencesFrom(once)).isNotEmpty();
    try (CaptureLoader loader = loader()) {
      for (int slice = 0; slice < SLICES; slice++) {
        loader.loadAgain(file("slice" + slice, slice), Progress.NONE);
      }
    }
    assertThat(node.everything().differencesFrom(once)).isEmpty();
  }

  private static List<String> packetsKey() {
    return node
        .admin()
        .getMetadata()
        .getKeyspace("traffic")
        .flatMap(keyspace -> keyspace.getTable("packets"))
        .orElseThrow()
        .getPrimaryKey()
        .stream()
        .map(column -> column.getName().asInternal())
        .toList();
  }

  /** Three slices that follow each other; much of what they tell lies in two of them. */
  private static List<Captures.Frame> frames(int slice) {
    byte[] shop = Captures.answer("shop.example", SHOP);
    byte[] overTcp =
        ByteBuffer.allocate(2 + shop.length).putShort((short) shop.length).put(shop).array();
    List<Captures.Frame> fragments =
        Captures.fragments(
            List.of(DAY + "19.8Z", DAY + "20.2Z"),
            RESOLVER,
            53,
            CLIENT,
            40_000,
            Captures.answer("mail.example", MAIL));
    List<Captures.Frame> frames = new ArrayList<>();
    if (slice == 0) {
      frames.add(Captures.arp(DAY + "10.1Z"));
      frames.add(Captures.dns(DAY + "10.2Z", "first.example", "93.184.216.40"));
      frames.add(Captures.tcp(DAY + "10.3Z", CLIENT, 5_000, "93.184.216.40", 443));
      frames.add(Captures.tcp(DAY + "19.1Z", CLIENT, 5_001, WEB, 80, 10, SYN, ""));
      frames.add(
          Captures.tcp(DAY + "19.2Z", CLIENT, 5_001, WEB, 80, 11, ACK, "GET / HTTP/1.1\r\nHo"));
      frames.add(Captures.tcp(DAY + "19.3Z", RESOLVER, 53, CLIENT, 5_002, 1, SYN | ACK, ""));
      frames.add(
          Captures.tcp(
              DAY + "19.4Z", RESOLVER, 53, CLIENT, 5_002, 2, ACK, Arrays.copyOf(overTcp, 9)));
      frames.add(fragments.get(0));
      frames.add(Captures.question(DAY + "19.9Z", "news.example"));
    } else if (slice == 1) {
      frames.add(
          Captures.tcp(DAY + "20.1Z", CLIENT, 5_001, WEB, 80, 29, ACK, "st: own.example\r\n\r\n"));
      frames.add(fragments.get(1));
      frames.add(
          Captures.tcp(
              DAY + "20.3Z",
              RESOLVER,
              53,
              CLIENT,
              5_002,
              11,
              ACK,
              Arrays.copyOfRange(overTcp, 9, overTcp.length)));
      frames.add(Captures.dns(DAY + "20.4Z", "news.example", NEWS));
      frames.add(Captures.tcp(DAY + "25.0Z", CLIENT, 5_003, SHOP, 443));
      frames.add(Captures.tcp(DAY + "25.1Z", CLIENT, 5_004, MAIL, 443));
      frames.add(Captures.tcp(DAY + "25.2Z", CLIENT, 5_005, NEWS, 443));
      frames.add(Captures.tcp(DAY + "29.9Z", CLIENT, 5_006, WEB, 80, 10, SYN, ""));
    } else {
      frames.add(
          Captures.tcp(
              DAY + "30.1Z",
              CLIENT,
              5_006,
              WEB,
              80,
              11,
              ACK,
              "GET / HTTP/1.1\r\nHost: b.example\r\n\r\n"));
      frames.add(Captures.tcp(DAY + "30.2Z", WEB, 80, CLIENT, 5_001));
      frames.add(Captures.tcp(DAY + "31.0Z", CLIENT, 5_003, SHOP, 443));
    }
    return frames;
  }

  private Path file(String name, int slice) throws IOException {
    return file(name, slice, "host1");
  }

  private Path file(String name, int slice, String sensor) throws IOException {
    List<Captures.Frame> frames = frames(slice);
    Files.writeString(
        folder.resolve(name + ".json"),
        """
        {"sensor":"%s","interface":"eth0","started_at":"%s","seconds":10,"link_type":1,
         "received":%d,"dropped_by_kernel":0,"dropped_by_interface":0,"written":%d}
        """
            .formatted(sensor, DAY + (1 + slice) + "0Z", frames.size(), frames.size()));
    return Files.write(folder.resolve(name + ".pcap"), Captures.of(frames));
  }

  private void loadInOneGo() throws Exception {
    loadAll("slice");
  }

  private Void loadAll(String name) throws Exception {
    try (CaptureLoader loader = loader()) {
      for (int slice = 0; slice < SLICES; slice++) {
        loader.load(file(name + slice, slice), Progress.NONE);
      }
    }
    return null;
  }

  private static void bothAtOnce(Callable<Void> one, Callable<Void> other) throws Exception {
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      for (Future<Void> done : both.invokeAll(List.of(one, other))) {
        done.get();
      }
    } finally {
      both.shutdownNow();
    }
  }

  private static CaptureLoader loader() {
    return loader(LoadLimits.defaults());
  }

  private static CaptureLoader loader(LoadLimits limits) {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "TRAFFIC_CQL_CONTACT_POINTS",
                node.contactPoint(),
                "TRAFFIC_CQL_PASSWORD_FILE",
                node.passwordFile().toString()));
    StoreConfig store = LoaderConfig.from(environment).store();
    return CaptureLoader.connect(store, "host1", limits, NameOptions.DEFAULT);
  }

  private static List<String> endpoints() {
    List<String> endpoints = new ArrayList<>();
    node.admin()
        .execute("SELECT * FROM traffic.packets")
        .forEach(
            row ->
                endpoints.add(
                    row.getInetAddress("destination_ip").getHostAddress()
                        + " "
                        + row.getString("endpoint")
                        + " "
                        + row.getString("endpoint_source")));
    Collections.sort(endpoints);
    return endpoints;
  }
}
