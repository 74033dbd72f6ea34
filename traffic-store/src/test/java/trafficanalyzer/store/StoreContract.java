package trafficanalyzer.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/**
 * What every Cassandra node must let the store do; a subclass provides the node. Each test finds
 * the schema set up and leaves no other.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract {
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private StoreServer server;
  private CqlSession admin;

  /**
   * The node, not started yet.
   *
   * @param data an empty folder
   */
  abstract StoreServer provide(Path data) throws Exception;

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    server = provide(data);
    server.start();
    setup(SchemaOptions.defaults());
    admin = session(Roles.ADMIN);
  }

  @AfterAll
  void stop() throws Exception {
    if (admin != null) {
      admin.close();
    }
    server.close();
  }

  StoreServer server() {
    return server;
  }

  /** A session of the superuser, for all tests. */
  CqlSession admin() {
    return admin;
  }

  void setup(SchemaOptions options) throws InterruptedException {
    new StoreSetup(setupConfig(options), state -> {}, Duration.ofSeconds(30)).run();
  }

  SetupConfig setupConfig(SchemaOptions options) {
    return new SetupConfig(
        List.of(server().cql()),
        "datacenter1",
        server().password(Roles.ADMIN),
        server().password(Roles.LOADER),
        server().password(Roles.PAGE),
        options,
        PATIENCE,
        Optional.empty());
  }

  StoreConfig config(String role) {
    return new StoreConfig(List.of(server().cql()), role, server().password(role));
  }

  Store store(String role) {
    return Store.connect(config(role));
  }

  /** A session that no schema check comes before. */
  CqlSession session(String role) throws Exception {
    return session(role, Files.readString(server().password(role)).strip());
  }

  CqlSession session(String role, String password) {
    return Sessions.open(
        List.of(server().cql()),
        "datacenter1",
        new Sessions.Login(role, password),
        DefaultConsistencyLevel.LOCAL_QUORUM,
        Duration.ofSeconds(30),
        Optional.empty());
  }

  static void assertMissing(ServiceException e, String... parts) {
    assertThat(e.exitCode()).isEqualTo(ExitCode.MISSING);
    assertThat(e.getMessage()).contains(parts).doesNotContain("\n");
  }

  @Nested
  class Schemas extends SchemaContract {
    Schemas() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Setups extends SetupContract {
    Setups() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Statements extends StatementContract {
    Statements() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Writing extends BatchWriterContract {
    Writing() {
      super(StoreContract.this);
    }
  }

  /** Port 1 refuses connections. */
  StoreConfig nowhere(String role) {
    return new StoreConfig(
        List.of(InetSocketAddress.createUnresolved("127.0.0.1", 1)),
        "datacenter1",
        role,
        Optional.of(server().password(role)),
        DefaultConsistencyLevel.LOCAL_QUORUM,
        Optional.empty());
  }
}
