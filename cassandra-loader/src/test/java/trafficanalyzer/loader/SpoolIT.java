package trafficanalyzer.loader;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
import trafficanalyzer.testing.TableDump;

/** What the spool promises, with real loaders on a real node. */
@ExtendWith(SharedNode.class)
class SpoolIT {
  private static final Instant START = Instant.parse("2026-11-21T02:00:00Z");
  private static final List<String> SENSORS = List.of("east", "north", "west");
  private static final int SLICES = 10;
  private static final int PACKETS = 400;

  private static TestNode node;

  @TempDir Path folder;
  private Path spool;

  @BeforeAll
  static void takeNode(TestNode shared) {
    node = shared;
  }

  @BeforeEach
  void emptyEverything() throws IOException {
    node.clear();
    spool = folder.resolve("spool");
    Files.createDirectories(spool.resolve("incoming"));
  }

  @Test
  void oneIsKilledAndTheOtherTakesOverWithTheRowsOfASingleOne() throws Exception {
    publishAll();
    try (LoaderProcess first = process("first");
        LoaderProcess second = process("second")) {
      Await.until("both have loaded", () -> loaders() == 2 && node.count("captures") >= 4);
      first.kill();
      Await.until("all is done", this::allDone);
      assertThat(second.alive()).isTrue();
      assertThat(second.stop()).isEqualTo(143);
    }
    TableDump shared = node.everything();
    assertThat(shared.tables().get("captures"))
        .hasSize(SENSORS.size() * SLICES)
        .allMatch(row -> row.contains("residual=0"));
    // Beside the lock files nothing is left, of the dead loader neither.
    assertThat(SpoolFolders.list(spool.resolve("loading"))).isEmpty();

    node.clear();
    publishAll();
    try (Loader alone = start(environment())) {
      Await.until("all is done", this::allDone);
      assertThat(alone.port()).isPositive();
    }
    assertThat(node.everything().differencesFrom(shared)).isEmpty();
  }

  @Test
  void aLoaderThatIsKilledAgainAndAgainIsFollowedByTheNext() throws Exception {
    publishAll();
    for (int loaded : new int[] {1, 5, 9}) {
      try (LoaderProcess process = process("killed")) {
        Await.until("some slices", () -> node.count("captures") >= loaded || !process.alive());
        process.kill();
      }
    }
    try (LoaderProcess last = process("last")) {
      Await.until("all is done", this::allDone);
      assertThat(last.alive()).isTrue();
    }
    assertThat(node.count("captures")).isEqualTo(SENSORS.size() * SLICES);
    assertThat(node.count("packets")).isEqualTo(SENSORS.size() * SLICES * (PACKETS + 1L));
  }

  @Test
  void aSliceThatWasShedIsInTheLedger() throws Exception {
    Files.writeString(
        spool.resolve("incoming/gone.shed.json"),
        """
        {"sensor":"east","interface":"eth0","started_at":"2026-11-21T02:05:10Z","seconds":10,
         "link_type":1,"filter":"","received":1002,"dropped_by_kernel":2,
         "dropped_by_interface":0,"written":1000}
        """);
    try (Loader loader = start(environment())) {
      Await.until("all is done", this::allDone);
      assertThat(loader.metrics().scrape())
          .contains("traffic_loader_packets_shed_total 1000.0")
          .contains("traffic_loader_slices_shed_total 1.0")
          .contains("traffic_loader_packets_dropped_total{by=\"kernel\"} 2.0")
          .contains("traffic_loader_residual_packets 0.0");
    }
    Row row = node.admin().execute("SELECT * FROM traffic.captures").one();
    assertThat(row.getLong("written")).isEqualTo(1000);
    assertThat(row.getLong("shed")).isEqualTo(1000);
    assertThat(row.getLong("read")).isZero();
    assertThat(row.getLong("residual")).isZero();
    assertThat(row.getString("sensor")).isEqualTo("east");
    assertThat(spool.resolve("failed")).isDirectoryNotContaining("glob:**.txt");
  }

  @Test
  void aWatchedFoldersFilesAreLoadedAndStayAsTheyAre() throws Exception {
    Path theirs = Files.createDirectory(folder.resolve("theirs"));
    byte[] whole = Captures.of(Captures.arp("2026-11-21T02:05:10Z"));
    byte[] cut = Arrays.copyOf(whole, whole.length - 1);
    Files.write(theirs.resolve("eth0_1.pcap"), whole);
    Files.write(theirs.resolve("eth0_2.pcap"), cut);
    Map<String, String> watching = environment();
    watching.put("TRAFFIC_WATCH", theirs.toString());
    watching.put("TRAFFIC_WATCH_SETTLE", "PT0.2S");
    Path reason = spool.resolve("failed/eth0_2.pcap.reason.txt");
    for (int time = 0; time < 2; time++) {
      try (Loader loader = start(watching)) {
        Await.until("loaded", () -> node.count("captures") == 1 && Files.exists(reason));
        assertThat(loader.port()).isPositive();
      }
    }
    assertThat(theirs.resolve("eth0_1.pcap")).hasBinaryContent(whole);
    assertThat(theirs.resolve("eth0_2.pcap")).hasBinaryContent(cut);
    assertThat(node.count("other_frames")).isEqualTo(1);
    assertThat(reason).content().contains("first packet");
  }

  @Test
  void loadedSlicesAreKeptForAWhileWhereThatIsWanted() throws Exception {
    Poison.publish(
        spool.resolve("incoming"),
        "slice",
        "2026-11-21T02:05:10Z",
        Captures.of(Captures.arp("2026-11-21T02:05:10Z")),
        1);
    Map<String, String> keeping = environment();
    keeping.put("TRAFFIC_KEEP_LOADED", "PT1H,1m");
    try (Loader loader = start(keeping)) {
      Await.until("all is done", this::allDone);
      assertThat(loader.port()).isPositive();
    }
    assertThat(spool.resolve("loaded/slice.pcap")).exists();
    assertThat(spool.resolve("loaded/slice.json")).exists();
  }

  private static Loader start(Map<String, String> environment) {
    Loader loader = new Loader(LoaderConfig.from(environment));
    loader.start();
    return loader;
  }

  private boolean allDone() throws IOException {
    return SpoolFiles.waiting(spool).isEmpty();
  }

  private int loaders() throws IOException {
    return SpoolFolders.list(spool.resolve("loading")).size();
  }

  private LoaderProcess process(String name) throws IOException {
    Map<String, String> slow = environment();
    slow.put("TRAFFIC_BATCH_ROWS", "2");
    slow.put("TRAFFIC_BATCHES_IN_FLIGHT", "2");
    return new LoaderProcess(slow, folder.resolve(name + ".log"));
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("TRAFFIC_SPOOL", spool.toString());
    environment.put("TRAFFIC_CQL_CONTACT_POINTS", node.contactPoint());
    environment.put("TRAFFIC_CQL_PASSWORD_FILE", node.passwordFile().toString());
    environment.put("TRAFFIC_LOADER_PORT", "0");
    return environment;
  }

  /**
   * Each sensor learns a name of one address in each slice, another one each time: so a slice that
   * is loaded out of its turn, or by a loader that did not learn what the one before knew, has
   * other rows.
   */
  private void publishAll() throws IOException {
    for (String sensor : SENSORS) {
      for (int slice = 0; slice < SLICES; slice++) {
        Instant start = START.plusSeconds(10L * slice);
        List<Captures.Frame> frames = new ArrayList<>();
        for (int i = 0; i < PACKETS; i++) {
          String time = start.plusNanos(20_000_000L * i).toString();
          if (i == PACKETS / 2) {
            frames.add(Captures.dns(time, sensor + slice + ".example", "192.0.2.1"));
          }
          frames.add(Captures.tcp(time, Captures.CLIENT, 40_000 + i, "192.0.2.1", 443));
        }
        Poison.publish(
            spool.resolve("incoming"),
            sensor + slice,
            start.toString(),
            sensor,
            Captures.of(frames),
            frames.size());
      }
    }
  }
}
