package trafficanalyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.node.Credentials;
import trafficanalyzer.node.EmbeddedNode;
import trafficanalyzer.node.NodeConfig;
import trafficanalyzer.packet.file.CaptureWriter;
import trafficanalyzer.store.SetupConfig;
import trafficanalyzer.store.StoreSetup;

/** Commands as processes of their own, against a real node. */
class LoadIT {
  private static final int PACKETS = 150_000;
  private static final Duration READY = Duration.ofMinutes(3);
  private static final String DAY = "--day=2026-11-21";

  @TempDir static Path nodeData;
  private static NodeConfig config;
  private static EmbeddedNode node;
  private static CqlSession admin;

  @TempDir Path folder;

  /** What a command printed, and how it ended. */
  private record Run(int status, String printed) {}

  @BeforeAll
  static void startNode() throws Exception {
    config = NodeConfig.onFreePorts(nodeData);
    node = new EmbeddedNode(config);
    node.start();
    node.awaitReady(READY, progress -> {});
    Credentials credentials = config.credentials();
    new StoreSetup(
            SetupConfig.from(
                Map.of(
                    "TRAFFIC_CQL_CONTACT_POINTS",
                    config.address() + ":" + config.cqlPort(),
                    "TRAFFIC_CQL_ADMIN_PASSWORD_FILE",
                    credentials.cqlPassword(Credentials.ADMIN).toString(),
                    "TRAFFIC_CQL_LOADER_PASSWORD_FILE",
                    credentials.cqlPassword(Credentials.LOADER).toString(),
                    "TRAFFIC_CQL_PAGE_PASSWORD_FILE",
                    credentials.cqlPassword(Credentials.PAGE).toString())),
            progress -> {})
        .run();
    admin =
        CqlSession.builder()
            .addContactPoint(new InetSocketAddress(config.address(), config.cqlPort()))
            .withLocalDatacenter("datacenter1")
            .withConfigLoader(
                DriverConfigLoader.programmaticBuilder()
                    .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofMinutes(1))
                    .build())
            .withAuthCredentials(
                Credentials.ADMIN, Credentials.read(credentials.cqlPassword(Credentials.ADMIN)))
            .build();
  }

  @AfterAll
  static void stopNode() {
    admin.close();
    node.close();
  }

  @Test
  void aLoadThatIsKilledGoesOnWhenItIsGivenAgainAndTheLedgerAgrees() throws Exception {
    String large = write("large.pcap", 0, PACKETS).toString();
    String small = write("small.pcap", 20, 100).toString();
    Process killed = start("load", small, large);
    while (admin
            .execute("SELECT port FROM traffic.packets WHERE port = 7 LIMIT 1 ALLOW FILTERING")
            .one()
        == null) {
      assertThat(killed.isAlive()).as("loads until it is killed").isTrue();
      Thread.sleep(20);
    }
    killed.destroyForcibly().waitFor();
    assertThat(ledger("large.pcap")).as("killed within it").isEmpty();

    Run resumed = run("load", small, large);
    assertThat(resumed.status()).as(resumed.printed()).isZero();
    assertThat(resumed.printed()).contains(PACKETS + 100 + " ", "in 2 files");
    Map<String, TreeSet<String>> afterKill = everything();
    assertThat(afterKill.get("packets")).hasSize(PACKETS + 100);

    clear();
    assertThat(run("load", small, large).status()).isZero();
    assertThat(everything()).isEqualTo(afterKill);

    Run skipped = run("load", small, large);
    assertThat(skipped.status()).isZero();
    assertThat(skipped.printed()).contains(PACKETS + 100 + " ", "2 loaded before");

    Run again = run("load", "--again", small, large);
    assertThat(again.status()).as(again.printed()).isZero();
    assertThat(again.printed()).doesNotContain("loaded before");
    assertThat(everything()).isEqualTo(afterKill);

    Run verified = run("ledger", "--verify", "--format", "json", DAY);
    assertThat(verified.status()).as(verified.printed()).isZero();
    assertThat(verified.printed().lines().reduce((first, last) -> last).orElseThrow())
        .contains("\"slices\":2", "\"packets\":" + (PACKETS + 100), "\"residual\":0");

    admin.execute(
        "DELETE FROM traffic.packets WHERE destination_ip = '10.1.0.5' AND slice = '2026-11-21T02:05:20Z'");
    assertThat(run("ledger", DAY).status()).as("what was written is not counted").isZero();
    Run missing = run("ledger", "--verify", DAY);
    assertThat(missing.status()).as(missing.printed()).isEqualTo(1);
    assertThat(missing.printed()).contains("1 rows too few or too many; small.pcap");
  }

  @Test
  void aBulkLoadLeavesTheSameRowsAndIsCounted() throws Exception {
    String first = write("first.pcap", 0, 3_000).toString();
    String second = write("second.pcap", 20, 500).toString();
    assertThat(run("load", first, second).status()).isZero();
    Map<String, TreeSet<String>> loaded = rowsOfCaptures();

    clear();
    Path files = Files.createDirectory(folder.resolve("files"));
    String[] bulk = {"load", "--bulk", "--bulk-folder", files.toString(), first, second};
    Run run = run(bulk);
    assertThat(run.status()).as(run.printed()).isZero();
    assertThat(run.printed()).contains("in 2 files").doesNotContain("ERROR", "WARN");
    assertThat(files).isEmptyDirectory();
    assertThat(rowsOfCaptures()).isEqualTo(loaded);
    assertThat(counted()).isEqualTo(3_500);

    Run skipped = run(bulk);
    assertThat(skipped.status()).as(skipped.printed()).isZero();
    assertThat(skipped.printed()).contains("2 loaded before");

    Run again = run("load", "--bulk", "--again", first, second);
    assertThat(again.status()).as(again.printed()).isZero();
    assertThat(rowsOfCaptures()).isEqualTo(loaded);
    Run verified = run("ledger", "--verify", DAY);
    assertThat(verified.status()).as(verified.printed()).isZero();
  }

  @Test
  void aBulkLoadThatIsKilledIsDoneWhenItIsGivenAgain() throws Exception {
    String file = write("large.pcap", 0, PACKETS).toString();
    Path files = Files.createDirectory(folder.resolve("files"));
    startInBulk(file, files).destroyForcibly().waitFor();
    assertThat(ledger("large.pcap")).as("killed before its end").isEmpty();

    Run run = run("load", "--bulk", file);
    assertThat(run.status()).as(run.printed()).isZero();
    assertThat(rowsOfCaptures().get("packets")).hasSize(PACKETS);
    Run verified = run("ledger", "--verify", DAY);
    assertThat(verified.status()).as(verified.printed()).isZero();
  }

  @Test
  void aBulkLoadThatIsStoppedLeavesNoFiles() throws Exception {
    String file = write("large.pcap", 0, PACKETS).toString();
    Path files = Files.createDirectory(folder.resolve("files"));
    Process stopped = startInBulk(file, files);
    stopped.destroy(); // as Ctrl-C does
    stopped.waitFor();
    assertThat(ledger("large.pcap")).as("stopped before its end").isEmpty();
    assertThat(files).isEmptyDirectory();
  }

  /** A bulk load that goes on, and has written rows to its files. */
  private Process startInBulk(String capture, Path files) throws Exception {
    Process load = start("load", "--bulk", "--bulk-folder", files.toString(), capture);
    while (!holdsRows(files)) {
      assertThat(load.isAlive()).as("loads until it has written rows").isTrue();
      Thread.sleep(20);
    }
    return load;
  }

  private static boolean holdsRows(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(Files::isRegularFile);
    } catch (NoSuchFileException | UncheckedIOException e) {
      return false; // Cassandra's code renames what it has written
    }
  }

  @Test
  void aBulkLoadOfTheSameCaptureTwiceLeavesItsRowsOnce() throws Exception {
    Path file = write("first.pcap", 0, 1_000);
    Path copy = Files.copy(file, folder.resolve("copy.pcap"));
    Run run = run("load", "--bulk", file.toString(), copy.toString());
    assertThat(run.status()).as(run.printed()).isZero();
    assertThat(run.printed()).contains("1 loaded before");
    assertThat(run("load", "--bulk", "--again", file.toString(), copy.toString()).status())
        .isZero();
    Map<String, TreeSet<String>> rows = rowsOfCaptures();
    assertThat(rows.get("packets")).hasSize(1_000);
    assertThat(rows.get("captures")).hasSize(1);
    assertThat(rows.get("destination_traffic")).hasSize(100);
  }

  @BeforeEach
  void clear() {
    tables().forEach(table -> admin.execute("TRUNCATE traffic." + table));
  }

  /** Of all tables but for what a bulk load is counted by. */
  private static Map<String, TreeSet<String>> rowsOfCaptures() {
    Map<String, TreeSet<String>> rows = everything();
    rows.remove("bulk_writes");
    return rows;
  }

  private static long counted() {
    return admin.execute("SELECT sum(rows) FROM traffic.bulk_writes").one().getLong(0);
  }

  private static List<Row> ledger(String file) {
    return admin.execute("SELECT * FROM traffic.captures").all().stream()
        .filter(row -> file.equals(row.getString("file")))
        .toList();
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    boolean bulk = List.of(arguments).contains("--bulk");
    command.add(
        Path.of(
                System.getProperty("traffic.home"),
                bulk
                    ? "cassandra-loader/bulk/target/bulk-loader.jar"
                    : "traffic-cli/target/traffic-cli.jar")
            .toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("printed").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("TRAFFIC_"));
    builder
        .environment()
        .putAll(
            Map.of(
                "TRAFFIC_CQL_CONTACT_POINTS",
                config.address() + ":" + config.cqlPort(),
                "TRAFFIC_CQL_PASSWORD_FILE",
                config.credentials().cqlPassword(Credentials.LOADER).toString(),
                "TRAFFIC_SENSOR",
                "host1"));
    return builder.start();
  }

  private Run run(String... arguments) throws Exception {
    int status = start(arguments).waitFor();
    return new Run(status, Files.readString(folder.resolve("printed")));
  }

  private static List<String> tables() {
    return admin.getMetadata().getKeyspace("traffic").orElseThrow().getTables().values().stream()
        .map(table -> table.getName().asCql(true))
        .filter(name -> !name.equals("schema_version"))
        .toList();
  }

  /** Every row of every table but for when it was loaded. */
  private static Map<String, TreeSet<String>> everything() {
    Map<String, TreeSet<String>> everything = new TreeMap<>();
    for (String table : tables()) {
      TreeSet<String> rows = new TreeSet<>();
      for (Row row : admin.execute("SELECT * FROM traffic." + table)) {
        rows.add(row.getFormattedContents().replaceAll("loaded_at:'[^']*'", ""));
      }
      everything.put(table, rows);
    }
    return everything;
  }

  /** UDP datagrams to a hundred destinations within ten seconds; the ports tell files apart. */
  private Path write(String name, int second, int packets) throws IOException {
    Path file = folder.resolve(name);
    long start = Instant.parse("2026-11-21T02:05:00Z").getEpochSecond() + second;
    try (CaptureWriter writer = CaptureWriter.pcap(Files.newOutputStream(file), 1, true)) {
      for (int i = 0; i < packets; i++) {
        byte[] frame = datagram(i % 100, second == 0 ? 7 : 8);
        long time = start * 1_000_000_000L + i * (10_000_000_000L / packets);
        writer.write(1, time, frame.length, ByteBuffer.wrap(frame), 0, frame.length);
      }
    }
    return file;
  }

  private static byte[] datagram(int destination, int port) {
    return ByteBuffer.allocate(42)
        .put(new byte[] {2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 8, 0})
        .put(new byte[] {0x45, 0, 0, 28, 0, 0, 0, 0, 64, 17, 0, 0, 10, 0, 0, 1, 10, 1, 0})
        .put((byte) destination)
        .putShort((short) 5000)
        .putShort((short) port)
        .putShort((short) 8)
        .putShort((short) 0)
        .array();
  }
}
