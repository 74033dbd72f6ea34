package trafficanalyzer.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.Attribute;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trigger in a real node, its figures read as the exporter reads them. */
class EndpointCounterIT {
  private static final ObjectName SUMMARY =
      TestNode.name("trafficanalyzer:type=EndpointWritesSummary");

  @TempDir static Path data;

  private static TestNode node;
  private static CqlSession session;
  private static PreparedStatement insert;

  private Map<String, Long> before;

  @BeforeAll
  static void tableWithItsTrigger() {
    node = TestNode.start(data);
    session = node.session();
    session.execute(
        "CREATE KEYSPACE traffic WITH replication ="
            + " {'class': 'NetworkTopologyStrategy', 'datacenter1': 1}");
    session.execute(
        "CREATE TABLE traffic.packets (destination_ip inet, number int, port int, endpoint text,"
            + " PRIMARY KEY (destination_ip, number))");
    session.execute(
        "CREATE TRIGGER endpoint_counter ON traffic.packets"
            + " USING 'trafficanalyzer.triggers.EndpointCounter'");
    insert =
        session.prepare(
            "INSERT INTO traffic.packets (destination_ip, number, port, endpoint)"
                + " VALUES (?, ?, 443, ?)");
    session.execute(row(0, "hahaha.com"));
  }

  @AfterAll
  static void stop() {
    session.close();
    node.close();
  }

  @BeforeEach
  void countsSoFar() throws Exception {
    before = counts();
  }

  @Test
  void eachRowOfABatchCounts() throws Exception {
    for (int batch = 0; batch < 20; batch++) {
      BatchStatementBuilder rows = new BatchStatementBuilder(DefaultBatchType.UNLOGGED);
      for (int i = 0; i < 100; i++) {
        rows.addStatement(row(1000 + i, i < 90 ? "hahaha.com" : "huhuhu.ro"));
      }
      session.execute(rows.build());
    }
    assertThat(increase()).isEqualTo(Map.of("hahaha.com", 1800L, "huhuhu.ro", 200L));
  }

  @Test
  void plainAndPreparedStatementsCountAndDeletionsDoNot() throws Exception {
    session.execute(
        "INSERT INTO traffic.packets (destination_ip, number, endpoint)"
            + " VALUES ('192.0.2.9', 1, 'plain.com')");
    session.execute(row(2, "prepared.com"));
    session.execute(
        "UPDATE traffic.packets SET port = 80 WHERE destination_ip = '192.0.2.9' AND number = 3");
    session.execute(
        "DELETE FROM traffic.packets WHERE destination_ip = '192.0.2.9' AND number = 1");
    session.execute("DELETE FROM traffic.packets WHERE destination_ip = '192.0.2.9'");
    session.execute(
        "DELETE endpoint FROM traffic.packets WHERE destination_ip = '192.0.2.9' AND number = 2");

    assertThat(increase()).isEqualTo(Map.of("plain.com", 1L, "prepared.com", 1L, "unresolved", 1L));
  }

  @Test
  void namesThatNeedQuotingHaveTheirMBeans() throws Exception {
    List<String> names = List.of("qu\"ote", "st*r", "wh?t", "new\nline", "com,ma=eq:colon", "日本");
    for (String name : names) {
      session.execute(row(5, name));
    }
    assertThat(increase().keySet()).containsExactlyInAnyOrderElementsOf(names);
    try (TestNode.Jmx jmx = node.exporterJmx()) {
      for (String name : names) {
        ObjectName bean =
            TestNode.name("trafficanalyzer:type=EndpointWrites,endpoint=" + ObjectName.quote(name));
        assertThat(jmx.server().getAttribute(bean, "Count")).as(name).isEqualTo(1L);
        assertThat(jmx.server().getAttribute(bean, "OneMinuteRate")).isInstanceOf(Double.class);
      }
    }
  }

  @Test
  void reloadingTriggersLosesNothing() throws Exception {
    session.execute(row(6, "kept.com"));
    assertThat(node.nodetool("reloadtriggers")).isEmpty();
    session.execute(row(7, "kept.com"));

    assertThat(increase()).isEqualTo(Map.of("kept.com", 2L));
  }

  @Test
  void theExporterMayReadButNotAct() throws Exception {
    ObjectName storage = TestNode.name("org.apache.cassandra.db:type=StorageService");
    try (TestNode.Jmx jmx = node.exporterJmx()) {
      MBeanServerConnection server = jmx.server();
      assertThat(server.getAttribute(storage, "OperationMode")).isEqualTo("NORMAL");
      assertThatThrownBy(() -> server.invoke(storage, "drain", null, null))
          .isInstanceOf(SecurityException.class);
      assertThatThrownBy(
              () -> server.setAttribute(storage, new Attribute("IncrementalBackupsEnabled", true)))
          .isInstanceOf(SecurityException.class);
    }
  }

  @Test
  void nobodyReadsWithoutTheRightPassword() {
    assertThatThrownBy(() -> node.jmx(null, null)).isInstanceOf(SecurityException.class);
    assertThatThrownBy(() -> node.jmx(Credentials.EXPORTER, "wrong"))
        .isInstanceOf(SecurityException.class);
    assertThatThrownBy(() -> node.jmx("monitorRole", "")).isInstanceOf(SecurityException.class);
  }

  private static BoundStatement row(int number, String endpoint) {
    try {
      return insert.bind(InetAddress.getByName("192.0.2.9"), number, endpoint);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Long> increase() throws Exception {
    Map<String, Long> increase = new HashMap<>();
    counts()
        .forEach(
            (endpoint, count) -> {
              long more = count - before.getOrDefault(endpoint, 0L);
              if (more != 0) {
                increase.put(endpoint, more);
              }
            });
    return increase;
  }

  private static Map<String, Long> counts() throws Exception {
    try (TestNode.Jmx jmx = node.exporterJmx()) {
      Map<String, Long> counts = new HashMap<>();
      for (Object entry : ((TabularData) jmx.server().getAttribute(SUMMARY, "Counts")).values()) {
        CompositeData pair = (CompositeData) entry;
        counts.put((String) pair.get("key"), (Long) pair.get("value"));
      }
      return counts;
    }
  }
}
