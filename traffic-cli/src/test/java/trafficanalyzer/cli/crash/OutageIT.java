package trafficanalyzer.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
 * Cassandra is stopped under traffic and started again: the loader tells, nothing is lost, the disk
 * holds what was recorded and no more, and the loader catches up.
 */
class OutageIT {
  private static final int LOOK_MILLIS = 500;

  @TempDir Path folder;
  private Path spool;
  private LabNode node;
  private WireTraffic traffic;
  private ServiceProcess interceptor;
  private ServiceProcess loader;

  @BeforeEach
  void startNode() throws Exception {
    spool = folder.resolve("spool");
    node = new LabNode(NodeConfig.onFreePorts(folder.resolve("node")));
    node.start();
    node.awaitReady();
    node.setUp(Map.of());
  }

  @AfterEach
  void stopAll() {
    traffic.close();
    interceptor.close();
    loader.close();
    node.close();
  }

  @Test
  void anOutageOfSecondsLosesNothing() throws Exception {
    prepare(500, 1);
    outage(Duration.ofSeconds(10), 1, () -> {});
    assertNothingLost();
  }

  @Test
  @Tag("crash")
  void anOutageOfMinutesIsToldAndCaughtUpThreeTimesAsFast() throws Exception {
    prepare(1_000, 10);
    Set<String> alerts = new TreeSet<>();
    double speed;
    try (RealPrometheus prometheus =
        new RealPrometheus(folder.resolve("prometheus"), loader.address(), interceptor.address())) {
      speed = outage(Duration.ofMinutes(5), 10, () -> alerts.addAll(prometheus.firing()));
    }
    System.out.printf("fired: %s%n", alerts);
    assertNothingLost();
    assertThat(alerts).contains("LoaderWithoutCassandra", "SpoolGrowing");
    assertThat(speed).as("catching up, relative to the traffic").isGreaterThanOrEqualTo(3);
  }

  private void prepare(int packetsASecond, int sliceSeconds) {
    traffic = new WireTraffic(packetsASecond, 1);
    interceptor = Services.interceptor(spool, "lab", traffic.filter(), sliceSeconds);
    loader = Services.loader(spool, node);
    interceptor.start();
    loader.start();
    traffic.start();
  }

  /**
   * @param look is done now and then while Cassandra is away
   * @return how fast the backlog was loaded, relative to the traffic
   */
  private double outage(Duration length, int sliceSeconds, Runnable look) {
    Tool.await("the first rows", Spools.PATIENCE, () -> read() > 0);
    node.stop();
    Tool.await("the loader to tell", Spools.PATIENCE, () -> loader.tells("waiting for Cassandra"));
    assertThat(loader.metric("traffic_loader_cassandra_up")).isZero();
    Rate recording = new Rate(this::recorded);
    double before = recorded() - read();
    for (long end = System.nanoTime() + length.toNanos(); System.nanoTime() < end; ) {
      look.run();
      Tool.pause(LOOK_MILLIS);
    }
    double recorded = recording.aSecond();
    System.out.printf(
        "away for %s under %.0f packets/s: %.0f packets wait, %.1f MB in the spool%n",
        length, recorded, recorded() - read() - before, Spools.bytes(spool) / 1e6);
    assertThat((double) Spools.bytes(spool))
        .isLessThanOrEqualTo(interceptor.metric("traffic_interceptor_spool_limit_bytes"));
    node.start();
    node.awaitReady();
    Tool.await("the loader to go on", Spools.PATIENCE, () -> loader.tells("loading"));
    Rate reading = new Rate(this::read);
    Tool.await("the backlog to be gone", Spools.PATIENCE, () -> Spools.captures(spool) <= 3);
    double speed = reading.aSecond() / recorded;
    System.out.printf(
        "caught up within %.1f s with %.0f packets/s, %.1f times the traffic%n",
        reading.seconds(), reading.aSecond(), speed);
    traffic.close();
    Tool.pause(2_000L * sliceSeconds); // The last packets are on their way into a slice.
    Tool.await("all that was recorded to be read", Spools.PATIENCE, () -> read() == recorded());
    interceptor.stop();
    Tool.await("the last, empty slice", Spools.PATIENCE, () -> Spools.captures(spool) == 0);
    return speed;
  }

  private void assertNothingLost() {
    assertThat(loader.metric("traffic_loader_residual_packets")).isZero();
    assertThat(loader.metric("traffic_loader_slices_failed_total")).isZero();
    assertThat(Spools.bytes(spool)).as("folders only").isLessThan(1 << 20);
    try (Store store = node.administrator()) {
      List<Row> ledger = store.session().execute("SELECT * FROM traffic.captures").all();
      long written = ledger.stream().mapToLong(slice -> slice.getLong("written")).sum();
      long stored =
          TableDump.count(store.session(), "packets")
              + TableDump.count(store.session(), "other_frames");
      System.out.printf("%d packets recorded, %d rows stored%n", written, stored);
      assertThat(stored).isEqualTo(written).isPositive();
      assertThat(ledger)
          .allMatch(slice -> slice.getLong("residual") == 0)
          .allMatch(slice -> slice.getLong("dropped_by_kernel") == 0);
    }
  }

  private double recorded() {
    return interceptor.metric("traffic_interceptor_packets_written_total");
  }

  private double read() {
    return loader.metric("traffic_loader_packets_read_total");
  }
}
