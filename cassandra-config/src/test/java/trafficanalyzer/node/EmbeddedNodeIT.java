package trafficanalyzer.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One node through its life; killing it comes last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedNodeIT {
  @TempDir static Path data;

  private static final List<String> PROGRESS = new ArrayList<>();
  private static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.start(data, PROGRESS::add);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  @Order(1)
  void startingTellsItsPhases() {
    assertThat(PROGRESS).contains("Cassandra is opening its tables").doesNotHaveDuplicates();
  }

  @Test
  @Order(2)
  void onlyTheAdministratorExistsAndTheDefaultPasswordNeverWorked() {
    try (CqlSession session = node.session()) {
      assertThat(session.execute("SELECT role FROM system_auth.roles").all())
          .extracting(row -> row.getString("role"))
          .containsExactly(Credentials.ADMIN);
      assertThat(
              session
                  .execute("SELECT release_version FROM system.local")
                  .one()
                  .getString("release_version"))
          .isEqualTo("5.0.9");
    }
    assertThatThrownBy(() -> node.session("cassandra", "cassandra"))
        .isInstanceOf(AllNodesFailedException.class);
    assertThat(node.node().log()).content().doesNotContain("default superuser");
  }

  @Test
  @Order(3)
  void aRoleThatIsCreatedOrChangedWorksAtOnceAndMayDoNoMoreThanItIsGranted() {
    try (CqlSession admin = node.session()) {
      admin.execute(
          "CREATE KEYSPACE kept WITH replication ="
              + " {'class': 'NetworkTopologyStrategy', 'datacenter1': 1}");
      admin.execute("CREATE TABLE kept.rows (id int PRIMARY KEY, text text)");
      admin.execute("CREATE ROLE reader WITH LOGIN = true AND PASSWORD = 'first'");
      admin.execute("GRANT SELECT ON KEYSPACE kept TO reader");
      try (CqlSession reader = node.session("reader", "first")) {
        assertThat(reader.execute("SELECT * FROM kept.rows").all()).isEmpty();
        assertThatThrownBy(() -> reader.execute("INSERT INTO kept.rows (id) VALUES (1)"))
            .isInstanceOf(UnauthorizedException.class);
      }
      admin.execute("ALTER ROLE reader WITH PASSWORD = 'second'");
      node.session("reader", "second").close();
    }
  }

  @Test
  @Order(4)
  void nodetoolIsAtHand() throws Exception {
    assertThat(node.nodetool("status")).contains("UN  127.0.0.1", "rack1");
    assertThat(node.nodetool("gettimeout", "write")).contains("2000 ms");
  }

  @Test
  @Order(5)
  void theNodeStopsCleanlyAndGoesOnWithItsDataAndRoles() {
    try (CqlSession session = node.session()) {
      session.execute("INSERT INTO kept.rows (id, text) VALUES (1, 'before a stop')");
    }
    node.close();
    assertThat(node.node().alive()).isFalse();
    assertThat(node.node().log()).content().contains("Cassandra shutdown complete");

    node = TestNode.start(node.config());
    try (CqlSession session = node.session()) {
      assertThat(session.execute("SELECT text FROM kept.rows WHERE id = 1").one().getString(0))
          .isEqualTo("before a stop");
    }
    node.session("reader", "second").close();
  }

  /**
   * The commit log keeps the order of writes. So when a row is found after a crash, everything that
   * was acknowledged before it is there too.
   */
  @Test
  @Order(6)
  void aKillTakesNothingButTheEndOfWhatWasWritten() throws Exception {
    int rows = 500;
    try (CqlSession session = node.session()) {
      for (int id = 100; id < 100 + rows; id++) {
        session.execute("INSERT INTO kept.rows (id, text) VALUES (" + id + ", 'before a kill')");
      }
      node.kill();
    }
    node = TestNode.start(node.config());
    try (CqlSession session = node.session()) {
      List<Integer> kept =
          session.execute("SELECT id FROM kept.rows").all().stream()
              .map(row -> row.getInt("id"))
              .filter(id -> id >= 100)
              .sorted()
              .toList();
      assertThat(kept).isEqualTo(IntStream.range(100, 100 + kept.size()).boxed().toList());
      assertThat(session.execute("SELECT id FROM kept.rows WHERE id = 1").all()).hasSize(1);
    }
  }

  @Test
  @Order(7)
  void aDamagedCommitLogIsTold() throws Exception {
    node.close();
    Path damaged = TestFiles.damagedCommitLog(data.resolve("cassandra/commitlog"));

    assertThat(TestNode.failure(node.config()))
        .hasMessageContaining("Cassandra ended because its commit log is damaged")
        .hasMessageContaining(node.node().log().toString());
    Files.delete(damaged);
  }

  @Test
  @Order(8)
  void dataOfAnotherVersionIsTold() throws Exception {
    TestFiles.renameVersion(data.resolve("cassandra/data/kept"), "zz");

    assertThat(TestNode.failure(node.config()))
        .hasMessageContaining("was written by another version of Cassandra");
  }

  @Test
  @Order(9)
  void aHeapThatDoesNotFitIsTold() {
    NodeConfig config = node.config();
    assertThat(
            TestNode.failure(
                new NodeConfig(
                    config.home(),
                    config.data(),
                    config.address(),
                    config.cqlPort(),
                    config.jmxPort(),
                    config.storagePort(),
                    2_000_000_000,
                    config.credentials(),
                    config.seeds())))
        .hasMessageContaining("there is not enough memory for its heap; stop other programs");
  }
}
