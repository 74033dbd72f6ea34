package trafficanalyzer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static trafficanalyzer.store.StoreContract.assertMissing;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trafficanalyzer.service.ServiceException;

abstract class SchemaContract {
  private final StoreContract contract;
  private final CqlSession admin;

  SchemaContract(StoreContract contract) {
    this.contract = contract;
    this.admin = contract.admin();
  }

  @AfterEach
  void repair() throws InterruptedException {
    contract.setup(SchemaOptions.defaults());
  }

  @Test
  void settingUpAgainChangesNothing() throws Exception {
    List<String> before = versions();
    contract.setup(SchemaOptions.defaults());
    assertThat(versions()).isEqualTo(before).hasSize(SchemaResource.ALL.size());
  }

  @Test
  void twoThatSetUpAtOnceDoNoHarm() throws Exception {
    admin.execute("DROP KEYSPACE traffic");
    Callable<Void> setup =
        () -> {
          contract.setup(SchemaOptions.defaults());
          return null;
        };
    ExecutorService two = Executors.newFixedThreadPool(2);
    for (Future<Void> done : two.invokeAll(List.of(setup, setup))) {
      done.get();
    }
    two.shutdown();
    Schema.check(admin);
    assertThat(triggers()).containsExactly("endpoint_counter", "endpoint_counter");
  }

  @Test
  void aSetupThatWasInterruptedGoesOn() throws Exception {
    admin.execute("DROP KEYSPACE traffic");
    SchemaChanges changes = new SchemaChanges(admin, null);
    changes.apply(SchemaResource.ALL.get(0), SchemaOptions.defaults());
    // The second step is half done and not recorded.
    changes.run(SchemaResource.ALL.get(1).statements().get(0));
    contract.setup(SchemaOptions.defaults());
    Schema.check(admin);
  }

  @Test
  void aChangedStepIsToldAndLeftAlone() throws Exception {
    admin.execute("UPDATE traffic.schema_version SET checksum = 'abc' WHERE version = 2");
    try {
      assertRefused("schema step 002-packets.cql in Cassandra is not the one of here");
      assertThat(versions()).anyMatch(version -> version.contains("abc"));
    } finally {
      restore(2);
    }
  }

  @Test
  void aNewerSchemaIsToldAndLeftAlone() throws Exception {
    admin.execute("INSERT INTO traffic.schema_version (version, name) VALUES (99, '099-x.cql')");
    try {
      assertRefused("is version 99, this program knows up to " + SchemaResource.ALL.size());
    } finally {
      admin.execute("DELETE FROM traffic.schema_version WHERE version = 99");
    }
  }

  @Test
  void aStepLeftOutBeforeAnotherIsToldAndLeftAlone() throws Exception {
    admin.execute("DELETE FROM traffic.schema_version WHERE version = 3");
    try {
      assertRefused("lacks 003-roll-ups.cql");
    } finally {
      restore(3);
    }
  }

  @Test
  void anOlderSchemaIsToldToServicesAndCompletedBySetup() throws Exception {
    SchemaResource last = SchemaResource.ALL.get(SchemaResource.ALL.size() - 1);
    admin.execute("DELETE FROM traffic.schema_version WHERE version = " + last.version());
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> contract.store(Roles.LOADER))
        .satisfies(e -> assertMissing(e, "lacks " + last.name(), "SetupMain"));
    contract.setup(SchemaOptions.defaults());
    contract.store(Roles.LOADER).close();
  }

  @Test
  void aNodeWithoutTheKeyspaceIsTold() throws Exception {
    admin.execute("DROP KEYSPACE traffic");
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> contract.store(Roles.LOADER))
        .satisfies(e -> assertMissing(e, "no keyspace traffic of ours", "SetupMain"));
  }

  @Test
  void aNodeWithoutTheTriggerClassIsToldAndNoneIsAWayOut() throws Exception {
    SchemaOptions none = SchemaOptions.defaults().withoutTrigger();
    contract.setup(none);
    assertThat(triggers()).isEmpty();
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(
            () -> contract.setup(new SchemaOptions(1, Map.of(), Optional.of("no.such.Trigger"))))
        .satisfies(
            e -> assertMissing(e, "no trigger class no.such.Trigger", "TRAFFIC_CQL_TRIGGER=none"));
  }

  @Test
  void rowsExpireInEveryTableButTheVersions() throws Exception {
    for (Row table :
        admin.execute(
            "SELECT table_name, default_time_to_live, compaction FROM system_schema.tables"
                + " WHERE keyspace_name = 'traffic' AND table_name > ''"
                + " ALLOW FILTERING")) {
      boolean rows = !table.getString("table_name").equals("schema_version");
      assertThat(table.getInt("default_time_to_live"))
          .as(table.getString("table_name"))
          .isEqualTo(rows ? 30 * 86_400 : 0);
      assertThat(table.getMap("compaction", String.class, String.class).get("class"))
          .endsWith(rows ? "TimeWindowCompactionStrategy" : "SizeTieredCompactionStrategy");
    }
  }

  /** Neither a service nor a setup goes on. */
  private void assertRefused(String why) {
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> contract.store(Roles.LOADER))
        .satisfies(e -> assertMissing(e, why));
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> contract.setup(SchemaOptions.defaults()))
        .satisfies(e -> assertMissing(e, why));
  }

  private void restore(int version) {
    SchemaResource resource = SchemaResource.ALL.get(version - 1);
    admin.execute(
        "INSERT INTO traffic.schema_version (version, name, checksum) VALUES (?, ?, ?)",
        version,
        resource.name(),
        resource.checksum());
  }

  private List<String> versions() {
    return admin.execute("SELECT * FROM traffic.schema_version").all().stream()
        .map(Row::getFormattedContents)
        .toList();
  }

  private List<String> triggers() {
    return admin
        .execute("SELECT trigger_name FROM system_schema.triggers WHERE keyspace_name = 'traffic'")
        .all()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }
}
