package trafficanalyzer.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.datastax.oss.driver.api.core.cql.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Everything that somebody may put into the spool and that is no slice, or a broken one: it is put
 * aside with its reason, what can be read of it is loaded, and the slices beside it do not notice.
 */
@ExtendWith(SharedNode.class)
class PoisonIT {
  private static final String START = "2026-11-21T02:05:10Z";

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

  @ParameterizedTest
  @EnumSource
  void eachKindIsPutAsideAndTheSlicesBesideItAreLoaded(Poison poison) throws Exception {
    assumeTrue(OtherUser.available() || poison != Poison.DEVICE, "only root makes devices");
    try (Loader loader = start(environment())) {
      publish("before", "2026-11-21T02:05:00Z");
      poison.put(incoming);
      publish("behind", "2026-11-21T02:05:20Z");
      Await.until("all is done", () -> SpoolFiles.waiting(folder.resolve("spool")).isEmpty());
      assertThat(loader.port()).isPositive();
    }
    assertThat(node.count("captures")).isEqualTo(2 + poison.ledgerRows());
    assertThat(node.count("packets") + node.count("other_frames")).isEqualTo(2 + poison.readable());
    assertThat(residual()).isZero();
    assertThat(reasons()).hasSize(poison.reason().isEmpty() ? 0 : 1);
    if (!poison.reason().isEmpty()) {
      assertThat(reasons().get(0)).contains(poison.reason());
      assertThat(putAside()).as("the file itself").isNotEmpty();
    }
  }

  /** All at once; how long that took is printed, as the machine may be busy. */
  @Test
  void allKindsTogetherArePutAside() throws Exception {
    try (Loader loader = start(environment())) {
      publish("warm", "2026-11-21T02:04:00Z"); // The connection to Cassandra takes its time.
      Await.until("connected", () -> node.count("captures") == 1);
      int kinds = 0;
      for (Poison poison : Poison.values()) {
        boolean possible = OtherUser.available() || poison != Poison.DEVICE;
        if (possible && !poison.reason().isEmpty()) {
          poison.put(incoming);
          kinds++;
        }
      }
      publish("behind", "2026-11-21T02:05:20Z");
      long begin = System.nanoTime();
      Await.until("all is done", () -> SpoolFiles.waiting(folder.resolve("spool")).isEmpty());
      System.out.printf(
          "%d kinds of poison were put aside in %.1f s; 5 s are promised%n",
          kinds, (System.nanoTime() - begin) / 1e9);
      assertThat(kinds).isGreaterThanOrEqualTo(20);
      assertThat(reasons()).hasSize(kinds);
      assertThat(loader.port()).isPositive();
    }
    assertThat(residual()).isZero();
  }

  @Test
  void poisonIsPutAsideWhileCassandraIsAway() throws Exception {
    Map<String, String> nowhere = environment();
    nowhere.put("TRAFFIC_CQL_CONTACT_POINTS", "127.0.0.1:1");
    try (Loader loader = start(nowhere)) {
      Poison.EMPTY.put(incoming);
      publish("slice", START);
      Await.until("put aside", () -> reasons().size() == 1);
      assertThat(incoming.resolve("slice.pcap")).exists();
      assertThat(loader.port()).isPositive();
    }
  }

  /** Root may read everything, so a loader of another user is asked. */
  @Test
  void whatMayNotBeReadIsPutAsideByALoaderThatIsNotRoot() throws Exception {
    assumeTrue(OtherUser.available(), "only root can act as another user");
    Path spool = folder.resolve("spool");
    Path password = Files.copy(node.passwordFile(), folder.resolve("password"));
    publish("before", START);
    Files.write(incoming.resolve("secret.pcap"), Captures.of(Captures.arp(START)));
    publish("hidden", START);
    OtherUser.give(folder);
    OtherUser.run("chmod", "0", incoming.resolve("secret.pcap").toString());
    OtherUser.run("chmod", "0", incoming.resolve("hidden.json").toString());
    Map<String, String> environment = environment();
    environment.put("TRAFFIC_CQL_PASSWORD_FILE", password.toString());
    Path log = Files.createFile(folder.resolve("loader.log"));
    try (LoaderProcess process = LoaderProcess.asOtherUser(environment, log)) {
      Await.until("all is done", () -> SpoolFiles.waiting(spool).isEmpty() || !process.alive());
      assertThat(process.alive()).as(() -> read(log)).isTrue();
    }
    assertThat(reasons()).hasSize(2).allMatch(reason -> reason.contains("may not be read"));
    assertThat(node.count("captures")).isEqualTo(1);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private List<String> reasons() throws IOException {
    try (var files = Files.list(failed)) {
      return files
          .filter(file -> file.toString().endsWith(".reason.txt"))
          .map(PoisonIT::read)
          .toList();
    }
  }

  private List<Path> putAside() throws IOException {
    try (var files = Files.list(failed)) {
      return files
          .filter(file -> !file.toString().endsWith(".reason.txt"))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
          .toList();
    }
  }

  private static long residual() {
    long sum = 0;
    for (Row row : node.admin().execute("SELECT residual FROM traffic.captures")) {
      sum += Math.abs(row.getLong("residual"));
    }
    return sum;
  }

  private void publish(String name, String startedAt) throws IOException {
    Poison.publish(incoming, name, startedAt, Captures.of(Captures.arp(startedAt)), 1);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("TRAFFIC_SPOOL", folder.resolve("spool").toString());
    environment.put("TRAFFIC_CQL_CONTACT_POINTS", node.contactPoint());
    environment.put("TRAFFIC_CQL_PASSWORD_FILE", node.passwordFile().toString());
    environment.put("TRAFFIC_LOADER_PORT", "0");
    environment.put("TRAFFIC_SLICE_BYTES", "8m");
    environment.put("TRAFFIC_SLICE_PACKETS", "3000");
    return environment;
  }

  private static Loader start(Map<String, String> environment) {
    Loader loader = new Loader(LoaderConfig.from(environment));
    loader.start();
    return loader;
  }
}
