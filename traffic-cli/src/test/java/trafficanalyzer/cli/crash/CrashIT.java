package trafficanalyzer.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.cli.mainjob.Tool;
import trafficanalyzer.node.NodeConfig;
import trafficanalyzer.store.Store;
import trafficanalyzer.testing.TableDump;

/**
 * Loader, node and interceptor are killed at random moments, under traffic, while slices are
 * delivered twice and renamed. What is stored in the end is what a loader stores that nobody kills,
 * row by row.
 */
class CrashIT {
  private static final int PACKETS_A_SECOND = 500;
  private static final int SLICE_SECONDS = 1;

  /** On one spool, so that a sensor has a loader of its own, or another's when that is killed. */
  private static final int LOADERS = 2;

  private static final List<String> SENSORS = List.of("north", "south");

  @TempDir Path folder;
  private final List<ServiceProcess> processes = new ArrayList<>();
  private LabNode node;

  @BeforeEach
  void startNode() throws Exception {
    node = new LabNode(NodeConfig.onFreePorts(folder.resolve("node")));
    node.start();
    node.awaitReady();
    node.setUp(Map.of());
  }

  @AfterEach
  void stopAll() {
    processes.forEach(ServiceProcess::close);
    node.close();
  }

  @Test
  void afterSomeKillsTheRowsAreThoseOfACleanRun() throws Exception {
    killAndCompare(8);
  }

  @Test
  @Tag("crash")
  void afterManyKillsTheRowsAreThoseOfACleanRun() throws Exception {
    killAndCompare(60);
  }

  private void killAndCompare(int kills) throws Exception {
    long seed = Long.getLong("traffic.crash.seed", System.nanoTime());
    System.out.printf("%d kills, -Dtraffic.crash.seed=%d%n", kills, seed);
    Path archive = folder.resolve("archive");
    TableDump crashed = crash(kills, new Random(seed), archive);
    TableDump clean = clean(archive);
    System.out.printf(
        "%d kills: %d rows, a clean run's %d: %s%n",
        kills, crashed.rows(), clean.rows(), crashed.sizes());
    assertThat(crashed.differencesFrom(clean)).isEmpty();
    assertThat(crashed.rows()).isEqualTo(clean.rows()).isPositive();
  }

  private TableDump crash(int kills, Random random, Path archive) throws Exception {
    List<Path> recorded = SENSORS.stream().map(folder::resolve).toList();
    Path spool = folder.resolve("spool");
    try (WireTraffic traffic = new WireTraffic(PACKETS_A_SECOND, random.nextLong());
        Courier courier = new Courier(recorded, archive, spool, random.nextLong())) {
      List<ServiceProcess> interceptors = new ArrayList<>();
      List<Victim> victims = new ArrayList<>();
      for (String sensor : SENSORS) {
        ServiceProcess interceptor = start(interceptor(sensor, traffic));
        interceptors.add(interceptor);
        victims.add(Victim.of("interceptor " + sensor, 6 / SENSORS.size(), interceptor));
      }
      victims.add(Victim.of("node", 4, node));
      for (int number = 1; number <= LOADERS; number++) {
        victims.add(Victim.of("loader " + number, 12 / LOADERS, loader(spool)));
      }
      courier.start();
      traffic.start();
      Tool.await("the first slice", Spools.PATIENCE, () -> !Spools.published(archive).isEmpty());
      Kills killing = new Kills(victims, random, () -> Spools.waiting(spool) + " slices wait");
      killing.run(kills);
      traffic.end();
      for (int i = 0; i < recorded.size(); i++) {
        Services.finish(interceptors.get(i), recorded.get(i), SLICE_SECONDS);
      }
      courier.finish();
      node.awaitReady();
      Tool.await("all slices to be loaded", Spools.PATIENCE, () -> Spools.waiting(spool) == 0);
      System.out.printf(
          "killed %s; %d slices, %d times one was delivered again%n",
          killing.counts(), Spools.published(archive).size(), courier.again());
    }
    processes.forEach(ServiceProcess::close);
    assertThat(Spools.captures(spool.resolve("failed"))).isZero();
    return dump(archive);
  }

  private TableDump clean(Path archive) throws Exception {
    try (Store store = node.administrator()) {
      for (String table : TableDump.tables(store.session())) {
        store.session().execute("TRUNCATE traffic." + table);
      }
    }
    Path spool = folder.resolve("clean");
    Path incoming = Files.createDirectories(Spools.incoming(spool));
    for (Path capture : Spools.published(archive)) {
      Spools.publish(capture, incoming, Spools.name(capture));
    }
    loader(spool);
    Tool.await("a clean run", Spools.PATIENCE, () -> Spools.waiting(spool) == 0);
    assertThat(Spools.captures(spool.resolve("failed"))).isZero();
    return dump(archive);
  }

  private ServiceProcess interceptor(String sensor, WireTraffic traffic) {
    return Services.interceptor(folder.resolve(sensor), sensor, traffic.filter(), SLICE_SECONDS);
  }

  private ServiceProcess loader(Path spool) {
    return start(Services.loader(spool, node, Services.QUICK));
  }

  private ServiceProcess start(ServiceProcess process) {
    processes.add(process);
    process.start();
    return process;
  }

  /** What is stored, after a look whether the books are in order. */
  private TableDump dump(Path archive) {
    try (Store store = node.administrator()) {
      List<Row> ledger = store.session().execute("SELECT * FROM traffic.captures").all();
      assertThat(ledger).hasSameSizeAs(Spools.published(archive));
      assertThat(ledger).allMatch(slice -> slice.getLong("residual") == 0);
      return TableDump.of(store.session(), TableDump.FILE);
    }
  }
}
