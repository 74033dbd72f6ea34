package trafficanalyzer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trafficanalyzer.store.StoreContract.assertMissing;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

abstract class SetupContract {
  private final StoreContract contract;
  private final CqlSession admin;

  SetupContract(StoreContract contract) {
    this.contract = contract;
    this.admin = contract.admin();
  }

  @Test
  void theLoaderReadsAndWritesRowsAndNothingElse() {
    try (Store store = contract.store(Roles.LOADER)) {
      CqlSession session = store.session();
      session.execute(store.insertPacket().bind(Rows.packet("203.0.113.1", 1, "a.example")));
      assertThat(session.execute("SELECT * FROM traffic.packets LIMIT 1").one()).isNotNull();
      assertForbidden(session, "CREATE TABLE traffic.mine (a int PRIMARY KEY)");
      assertForbidden(session, "DROP TABLE traffic.packets");
      assertForbidden(session, "DROP TRIGGER endpoint_counter ON traffic.packets");
      assertForbidden(session, "SELECT * FROM system_auth.roles");
      assertForbidden(session, "CREATE ROLE other WITH LOGIN = true");
    }
  }

  @Test
  void thePageOnlyReads() {
    try (Store store = contract.store(Roles.PAGE)) {
      CqlSession session = store.session();
      session.execute("SELECT * FROM traffic.packets LIMIT 1");
      assertForbidden(session, "TRUNCATE traffic.packets");
      assertForbidden(session, "DELETE FROM traffic.schema_version WHERE version = 1");
      assertThatThrownBy(
              () ->
                  session.execute(
                      store.insertPacket().bind(Rows.packet("203.0.113.1", 1, "a.example"))))
          .isInstanceOf(UnauthorizedException.class);
    }
  }

  @Test
  void nobodyGetsInWithoutAPassword() {
    StoreConfig anonymous =
        new StoreConfig(
            List.of(contract.server().cql()),
            "datacenter1",
            Roles.LOADER,
            Optional.empty(),
            DefaultConsistencyLevel.LOCAL_QUORUM,
            Optional.empty());
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> Store.connect(anonymous))
        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .withMessageContaining("refuses the login of nobody")
        .withMessageContaining("TRAFFIC_CQL_PASSWORD_FILE");
  }

  @Test
  void aWrongPasswordIsToldWithoutShowingIt(@TempDir Path folder) throws Exception {
    Path wrong = Files.writeString(folder.resolve("wrong.password"), "open sesame\n");
    StoreConfig config = new StoreConfig(List.of(contract.server().cql()), Roles.LOADER, wrong);
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> Store.connect(config))
        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .withMessageContaining("refuses the login of traffic_loader")
        .satisfies(e -> assertThat(everything(e)).doesNotContain("sesame"));
    assertThatExceptionOfType(ServiceException.class)
        .as("waiting does not help")
        .isThrownBy(() -> Store.await(config, state -> {}));
  }

  @Test
  void aSetupWithAPasswordThatIsNotTheNodesIsTold(@TempDir Path folder) throws Exception {
    Path wrong = Files.writeString(folder.resolve("wrong.password"), "open sesame");
    SetupConfig right = contract.setupConfig(SchemaOptions.defaults());
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> setup(right, wrong, right.loaderPassword()))
        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .withMessageContaining("refuses traffic_admin with the password in " + wrong)
        .withMessageContaining("TRAFFIC_CQL_ADMIN_PASSWORD_FILE")
        .satisfies(e -> assertThat(everything(e)).doesNotContain("sesame"));
  }

  @Test
  void aNodeThatDoesNotAnswerIsTold() {
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> Store.connect(contract.nowhere(Roles.LOADER)))
        .satisfies(
            e ->
                assertMissing(
                    e, "no Cassandra node answers at 127.0.0.1:1", "TRAFFIC_CQL_CONTACT_POINTS"));
  }

  @Test
  void awaitingANodeTellsWhyUntilItIsInterrupted() throws Exception {
    CompletableFuture<String> state = new CompletableFuture<>();
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                Store.await(contract.nowhere(Roles.LOADER), state::complete).close();
              } catch (InterruptedException e) {
                end.complete(e);
              }
            });
    waiting.start();
    assertThat(state.get(1, TimeUnit.MINUTES))
        .startsWith("waiting for Cassandra at 127.0.0.1:1 (")
        .containsIgnoringCase("connection refused");
    waiting.interrupt();
    assertThat(end.get(1, TimeUnit.MINUTES)).isInstanceOf(InterruptedException.class);
  }

  @Test
  void theDefaultSuperuserIsUsedOnceAndLockedOut() throws Exception {
    admin.execute(
        "CREATE ROLE cassandra WITH PASSWORD = 'cassandra'"
            + " AND LOGIN = true AND SUPERUSER = true");
    try {
      List<String> states = new ArrayList<>();
      try (CqlSession fresh = contract.session("cassandra", "cassandra")) {
        fresh.execute("DROP ROLE traffic_admin");
        fresh.execute("DROP ROLE traffic_page");
        awaitRefusal(() -> contract.session(Roles.ADMIN));
        awaitRefusal(() -> contract.session(Roles.PAGE));
        SetupConfig config = contract.setupConfig(SchemaOptions.defaults());
        new StoreSetup(config, states::add, Duration.ofMinutes(1)).run();
      }
      assertThat(states).contains("role traffic_admin is created", "the schema is set up");
      assertThat(awaitRefusal(() -> contract.session("cassandra", "cassandra")))
          .matches(Failures::isLoginRefused);
      contract.store(Roles.PAGE).close();
      assertLockedOut();
    } finally {
      admin.execute("DROP ROLE IF EXISTS cassandra");
    }
  }

  @Test
  void aSetupThatWasInterruptedBetweenTheRolesGoesOn() throws Exception {
    admin.execute(
        "CREATE ROLE cassandra WITH PASSWORD = 'cassandra'"
            + " AND LOGIN = true AND SUPERUSER = true");
    admin.execute("ALTER ROLE traffic_loader WITH PASSWORD = 'of another day'");
    admin.execute("DROP ROLE traffic_page");
    awaitRefusal(() -> contract.session(Roles.LOADER));
    awaitRefusal(() -> contract.session(Roles.PAGE));
    contract.setup(SchemaOptions.defaults());
    assertLockedOut();
    contract.store(Roles.LOADER).close();
    contract.store(Roles.PAGE).close();
    admin.execute("DROP ROLE cassandra");
  }

  @Test
  void passwordsWithQuotesAreTakenAsTheyAre(@TempDir Path folder) throws Exception {
    SetupConfig right = contract.setupConfig(SchemaOptions.defaults());
    Path quoted = Files.writeString(folder.resolve("p"), "it's; -- \"$$ /* ö\n");
    setup(right, right.adminPassword(), quoted);
    Store.connect(new StoreConfig(List.of(contract.server().cql()), Roles.LOADER, quoted)).close();
    contract.setup(SchemaOptions.defaults());
    contract.store(Roles.LOADER).close();
  }

  private static void setup(SetupConfig config, Path adminPassword, Path loaderPassword)
      throws InterruptedException {
    new StoreSetup(
            new SetupConfig(
                config.contactPoints(),
                config.localDatacenter(),
                adminPassword,
                loaderPassword,
                config.pagePassword(),
                config.schema(),
                config.patience(),
                config.tls()),
            state -> {},
            Duration.ZERO)
        .run();
  }

  /** A node takes a former password for two seconds more. */
  /** Nodes remember roles and passwords for 2 s. */
  private static AllNodesFailedException awaitRefusal(Callable<CqlSession> login) throws Exception {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (true) {
      try {
        login.call().close();
      } catch (AllNodesFailedException e) {
        return e;
      }
      assertThat(System.nanoTime()).as("still let in").isLessThan(deadline);
      Thread.sleep(100);
    }
  }

  private void assertLockedOut() throws Exception {
    assertThat(
            admin
                .execute(
                    "SELECT can_login, is_superuser FROM system_auth.roles"
                        + " WHERE role = 'cassandra'")
                .one()
                .getFormattedContents())
        .contains("can_login:false", "is_superuser:false");
  }

  private static void assertForbidden(CqlSession session, String statement) {
    assertThatThrownBy(() -> session.execute(statement))
        .as(statement)
        .isInstanceOf(UnauthorizedException.class);
  }

  private static String everything(Throwable e) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      text.append(cause);
      for (Throwable suppressed : cause.getSuppressed()) {
        text.append(everything(suppressed));
      }
    }
    return text.toString();
  }
}
