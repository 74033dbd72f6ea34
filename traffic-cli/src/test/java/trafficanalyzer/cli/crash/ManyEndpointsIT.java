package trafficanalyzer.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.Row;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
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
 * Ten thousand endpoints with a million addresses, all named and all spoken to within a minute: the
 * loader's heap suffices, no table is added, partitions stay small, and so does the list of MBeans.
 */
@Tag("crash")
class ManyEndpointsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Instant START = Instant.parse("2026-11-21T02:00:00Z");
  private static final int ENDPOINTS = 10_000;
  private static final int ADDRESSES_AN_ENDPOINT = 100;
  private static final int DESTINATIONS = ENDPOINTS * ADDRESSES_AN_ENDPOINT;

  /** All of one minute, each with as many endpoints that nobody has spoken to before. */
  private static final int SLICES = 5;

  private static final int ENDPOINTS_A_SLICE = ENDPOINTS / SLICES;

  /** What is recommended for Cassandra. */
  private static final long LARGEST_PARTITION = 100_000_000;

  /** Of MBeans: a thousand endpoints, {@code other} and {@code unresolved}. */
  private static final int MOST_BEANS = 1_002;

  private static final int FIRST = 0x2D00_0000; // 45.0.0.0
  private static final int CLIENT = 0x0A00_0001;
  private static final int DNS_SERVER = 0x0A00_0035;

  private static final int NODE_HEAP_MEGABYTES = 1024;

  @TempDir Path folder;
  private Path spool;
  private LabNode node;
  private ServiceProcess loader;

  @BeforeEach
  void startNode() throws Exception {
    spool = folder.resolve("spool");
    node = new LabNode(config());
    node.start();
    node.awaitReady();
    node.setUp(Map.of());
    loader = Services.loader(spool, node);
  }

  /** With the heap that {@code ./traffic up} gives a node. */
  private NodeConfig config() {
    NodeConfig free = NodeConfig.onFreePorts(folder.resolve("node"));
    return new NodeConfig(
        free.home(),
        free.data(),
        free.address(),
        free.cqlPort(),
        free.jmxPort(),
        free.storagePort(),
        NODE_HEAP_MEGABYTES,
        free.credentials(),
        free.seeds());
  }

  @AfterEach
  void stopAll() {
    loader.close();
    node.close();
  }

  @Test
  void aMillionDestinationsOfTenThousandEndpointsTakeBoundedRoom() throws Exception {
    for (int number = 0; number < SLICES; number++) {
      slice(number);
    }
    List<String> tables = tables();
    long begin = System.nanoTime();
    loader.start();
    Tool.await("all slices to be loaded", PATIENCE, this::isLoadedOrDead);
    assertThat(loader.alive()).as("the loader's heap suffices").isTrue();
    assertThat(node.alive()).as("the node's heap suffices").isTrue();
    System.out.printf(
        "%d destinations of %d endpoints, %d packets, loaded within %.0f s; the loader's process took"
            + " %d MB at most, %s of it may be heap%n",
        DESTINATIONS,
        ENDPOINTS,
        packets(),
        (System.nanoTime() - begin) / 1e9,
        loader.peakMemory() / 1_000_000,
        Services.HEAP);
    assertThat(Spools.captures(spool.resolve("failed"))).isZero();
    assertAllIsStored();
    assertThat(tables()).as("tables").isEqualTo(tables);
    assertPartitionsAreSmall();
    assertEndpointsAreCapped();
  }

  private boolean isLoadedOrDead() {
    return Spools.waiting(spool) == 0 || !loader.alive() || !node.alive();
  }

  private static int packets() {
    return ENDPOINTS + DESTINATIONS;
  }

  private void assertAllIsStored() {
    try (Store store = node.administrator()) {
      List<Row> ledger = store.session().execute("SELECT * FROM traffic.captures").all();
      assertThat(ledger).hasSize(SLICES).allMatch(slice -> slice.getLong("residual") == 0);
      assertThat(ledger.stream().mapToLong(slice -> slice.getLong("stored_packets")).sum())
          .isEqualTo(packets());
      // The answers themselves go to a host that nobody named.
      assertThat(ledger.stream().mapToLong(slice -> slice.getLong("named_packets")).sum())
          .isEqualTo(DESTINATIONS);
      assertThat(TableDump.count(store.session(), "packets")).isEqualTo(packets());
    }
  }

  private List<String> tables() {
    try (Store store = node.administrator()) {
      return TableDump.tables(store.session());
    }
  }

  private void assertPartitionsAreSmall() throws IOException {
    // All of a partition in one file, as its size is measured by the file.
    node.nodetool("flush", "traffic");
    node.nodetool("compact", "traffic");
    Map<String, TableSize> sizes = TableSize.all(node);
    sizes.forEach((table, size) -> System.out.printf("%s: %s%n", table, size));
    assertThat(sizes).containsKeys("packets", "traffic_by_time", "destination_traffic");
    assertThat(sizes.values())
        .allSatisfy(size -> assertThat(size.largestPartition()).isLessThan(LARGEST_PARTITION));
  }

  private void assertEndpointsAreCapped() throws IOException, JMException {
    try (EndpointCounts counts = new EndpointCounts(node.config())) {
      System.out.printf(
          "%d MBeans of endpoints, %d of %d rows counted as other%n",
          counts.beans(), counts.of("other"), counts.total());
      assertThat(counts.beans()).isPositive().isLessThanOrEqualTo(MOST_BEANS);
      assertThat(counts.of("other")).isPositive();
      assertThat(counts.total()).isGreaterThanOrEqualTo(packets());
    }
  }

  /** An answer for each new endpoint, with all of its addresses, then a packet to each of them. */
  private void slice(int number) throws IOException {
    Path incoming = Files.createDirectories(Spools.incoming(spool));
    Instant start = START.plusSeconds((long) number * SliceWriter.SECONDS);
    try (SliceWriter slice = new SliceWriter(incoming, "slice-" + number, start)) {
      InetAddress[] addresses = new InetAddress[ADDRESSES_AN_ENDPOINT];
      for (int i = 0; i < ENDPOINTS_A_SLICE; i++) {
        int endpoint = number * ENDPOINTS_A_SLICE + i;
        for (int j = 0; j < ADDRESSES_AN_ENDPOINT; j++) {
          addresses[j] = DnsAnswers.address(FIRST + endpoint * ADDRESSES_AN_ENDPOINT + j);
        }
        byte[] answer = DnsAnswers.of("host-" + endpoint + ".endpoints.example", addresses);
        slice.udp(0.1 * i / ENDPOINTS_A_SLICE, DNS_SERVER, 53, CLIENT, 40_000, answer);
      }
      int destinations = ENDPOINTS_A_SLICE * ADDRESSES_AN_ENDPOINT;
      for (int i = 0; i < destinations; i++) {
        int destination = FIRST + number * destinations + i;
        slice.udp(0.1 + 0.9 * i / destinations, CLIENT, 50_000, destination, 443, new byte[20]);
      }
    }
  }
}
