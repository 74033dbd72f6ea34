package trafficanalyzer.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class StatementContract {
  private final StoreContract contract;
  private Store store;
  private CqlSession session;

  StatementContract(StoreContract contract) {
    this.contract = contract;
  }

  @BeforeEach
  void connect() {
    store = contract.store(Roles.LOADER);
    session = store.session();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aPacketIsReadBackAsItWasWritten() {
    session.execute(store.insertPacket().bind(Rows.packet("198.51.100.1", 7, "hahaha.com")));
    Row row = only("packets", "destination_ip = '198.51.100.1' AND slice = '2026-11-21T02:05:10Z'");
    assertThat(row.getInstant("timestamp")).isEqualTo("2026-11-21T02:05:17.123Z");
    assertThat(row.getInt("nanos")).isEqualTo(123_456_789);
    assertThat(row.getUuid("capture_id")).isEqualTo(Rows.CAPTURE);
    assertThat(row.getInt("packet_number")).isEqualTo(7);
    assertThat(row.getInt("port")).isEqualTo(54321);
    assertThat(row.getInetAddress("source_ip")).isEqualTo(Rows.ip("10.0.0.7"));
    assertThat(row.getInt("source_port")).isEqualTo(40000);
    assertThat(row.getInt("protocol")).isEqualTo(6);
    assertThat(row.getString("application")).isEqualTo("tls");
    assertThat(row.getInt("length")).isEqualTo(1514);
    assertThat(row.getInt("captured")).isEqualTo(96);
    assertThat(row.getInt("tcp_flags")).isEqualTo(0x012);
    assertThat(row.getString("source_mac")).isEqualTo("02:00:00:00:00:01");
    assertThat(row.getString("destination_mac")).isEqualTo("02:00:00:00:00:02");
    assertThat(row.getInt("vlan")).isEqualTo(42);
    assertThat(row.getString("endpoint")).isEqualTo("hahaha.com");
    assertThat(row.getString("endpoint_source")).isEqualTo("dns");
    assertThat(row.getBoolean("inbound")).isTrue();
    assertThat(row.getString("undecoded")).isEqualTo("CUT_SHORT");
  }

  @Test
  void whatIsUnknownOfAPacketIsLeftOutOrSaidByItsKey() {
    session.execute(store.insertPacket().bind(Rows.barePacket("2001:db8::1", 1)));
    Row row = only("packets", "destination_ip = '2001:db8::1' AND slice = '2026-11-21T02:05:10Z'");
    for (String column :
        List.of("application", "vlan", "endpoint", "endpoint_source", "inbound", "undecoded")) {
      assertThat(row.isNull(column)).as(column).isTrue();
    }
    for (String key : List.of("port", "source_port", "protocol", "tcp_flags")) {
      assertThat(row.getInt(key)).as(key).isEqualTo(-1);
    }
    assertThat(row.getString("source_mac")).isEmpty();
    assertThat(row.getString("destination_mac")).isEmpty();
    assertThat(row.getInt("length")).isEqualTo(60);
  }

  @Test
  void anOtherFrameIsReadBackAsItWasWritten() {
    session.execute(
        store
            .insertOtherFrame()
            .bind(
                new OtherFrameRow(
                    Rows.TIME, Rows.CAPTURE, 3, 0x0806, "a", "b", 60, 42, -1, 1, "arp", null)));
    Row row = only("other_frames", "slice = '2026-11-21T02:05:10Z'");
    assertThat(row.getInstant("timestamp")).isEqualTo("2026-11-21T02:05:17.123Z");
    assertThat(row.getInt("packet_number")).isEqualTo(3);
    assertThat(row.getInt("nanos")).isEqualTo(123_456_789);
    assertThat(row.getInt("ether_type")).isEqualTo(0x0806);
    assertThat(row.getString("source_mac")).isEqualTo("a");
    assertThat(row.getString("destination_mac")).isEqualTo("b");
    assertThat(row.getInt("length")).isEqualTo(60);
    assertThat(row.getInt("captured")).isEqualTo(42);
    assertThat(row.isNull("vlan")).isTrue();
    assertThat(row.getInt("link_type")).isEqualTo(1);
    assertThat(row.getString("application")).isEqualTo("arp");
    assertThat(row.isNull("undecoded")).isTrue();
  }

  @Test
  void theOriginalsPlainQueryFindsEachDayOfADestination() {
    for (String time : List.of("2026-11-20T23:59:59.999Z", "2026-11-21T00:00:00Z")) {
      session.execute(
          store
              .insertDestinationTraffic()
              .bind(
                  new DestinationTrafficRow(
                      Rows.ip("192.0.2.9"), Rows.nanos(time), 443, null, Rows.CAPTURE, 5, 700)));
      session.execute(
          store
              .insertDestinationTraffic()
              .bind(
                  new DestinationTrafficRow(
                      Rows.ip("192.0.2.8"), Rows.nanos(time), -1, "b", Rows.CAPTURE, 1, 60)));
    }
    List<Row> rows =
        session
            .execute(
                "SELECT timestamp, destination_ip, port, endpoint, packets, bytes"
                    + " FROM traffic.destination_traffic WHERE destination_ip = '192.0.2.9'")
            .all();
    assertThat(rows)
        .extracting(row -> row.getInstant("timestamp").toString())
        .containsExactlyInAnyOrder("2026-11-20T23:59:50Z", "2026-11-21T00:00:00Z");
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.getInt("port")).isEqualTo(443);
              assertThat(row.getString("endpoint")).isEqualTo("-");
              assertThat(row.getLong("packets")).isEqualTo(5);
              assertThat(row.getLong("bytes")).isEqualTo(700);
            });
  }

  @Test
  void trafficIsFoundByItsMinute() {
    session.execute(
        store
            .insertTrafficByTime()
            .bind(
                new TrafficByTimeRow(
                    Rows.TIME, Rows.ip("192.0.2.9"), "hahaha.com", 443, Rows.CAPTURE, 5, 700)));
    Row row =
        only(
            "traffic_by_time",
            "minute = '2026-11-21T02:05:00Z' AND part IN (0, 1, 2, 3, 4, 5, 6, 7)");
    assertThat(row.getInstant("timestamp")).isEqualTo("2026-11-21T02:05:10Z");
    assertThat(row.getInetAddress("destination_ip")).isEqualTo(Rows.ip("192.0.2.9"));
    assertThat(row.getString("endpoint")).isEqualTo("hahaha.com");
    assertThat(row.getInt("port")).isEqualTo(443);
    assertThat(row.getLong("packets")).isEqualTo(5);
    assertThat(row.getLong("bytes")).isEqualTo(700);
  }

  @Test
  void theHostnamesOfAnAddressAreFoundByIt() {
    session.execute(store.insertHostname().bind(name("host1", Rows.TIME, "hahaha.com")));
    Row row =
        only(
            "hostnames_by_address",
            "sensor = 'host1' AND destination_ip = '192.0.2.9' AND day = '2026-11-21'");
    assertThat(row.getInstant("observed_at")).isEqualTo("2026-11-21T02:05:17.123Z");
    assertThat(row.getInetAddress("client")).isEqualTo(Rows.ip("10.0.0.7"));
    assertThat(row.getString("hostname")).isEqualTo("hahaha.com");
    assertThat(row.getString("source")).isEqualTo("dns");
  }

  @Test
  void theJournalGivesNamesBackExactlyAndInOrderAcrossPeriodsPartsAndPages() {
    List<HostnameRow> written = new ArrayList<>();
    long start = Rows.nanos("2026-11-21T01:59:59.000000000Z");
    for (int i = 0; i < 9000; i++) {
      // Several in each millisecond, over the end of ten minutes, more than a page of 5000.
      written.add(name("journal", start + i * 300_000L, "host" + i + ".example"));
    }
    try (BatchWriter writer = new BatchWriter(session, 100, 8)) {
      for (int i = 0; i < written.size(); i++) {
        // The first 3,333 are of the period before; a part in which nothing is wanted ends nothing.
        writer.add(store.insertNameByTime().bind(written.get(i), i < 1000 || i > 3333 ? 0 : 1));
      }
      writer.add(store.insertNameByTime().bind(name("other sensor", start, "x"), 0));
      writer.flushAndAwait();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    List<HostnameRow> read = new ArrayList<>();
    store
        .selectNames()
        .read(
            "journal",
            Instant.parse("2026-11-21T01:59:59Z"),
            Instant.parse("2026-11-21T03:00:00Z"),
            read::add);
    assertThat(read).isEqualTo(written);

    read.clear();
    store
        .selectNames()
        .read(
            "journal",
            Instant.parse("2026-11-21T01:59:59.500Z"),
            Instant.parse("2026-11-21T01:59:59.503Z"),
            read::add);
    assertThat(read).hasSize(10);
  }

  @Test
  void whatConnectionsToldIsGivenBackExactlyAndInOrderAcrossPeriods() {
    List<FlowNameRow> written = new ArrayList<>();
    long start = Rows.nanos("2026-11-21T01:59:59.999999999Z");
    for (int i = 0; i < 30; i++) {
      written.add(
          new FlowNameRow(
              "journal",
              start + i * 60_000_000_000L,
              Rows.ip("10.0.0.7"),
              40_000 + i,
              Rows.ip("2001:db8::9"),
              443,
              6,
              i % 7 == 0 ? "" : "host" + i + ".example",
              "sni",
              i % 3 == 0 ? null : 25_000_000L));
    }
    for (FlowNameRow row : written) {
      session.execute(store.insertFlowName().bind(row, 0));
    }
    List<FlowNameRow> read = new ArrayList<>();
    store
        .selectFlowNames()
        .read(
            "journal",
            Instant.parse("2026-11-21T01:59:59.999Z"),
            Instant.parse("2026-11-21T02:30:00Z"),
            read::add);
    assertThat(read).isEqualTo(written);
    read.clear();
    store
        .selectFlowNames()
        .read(
            "journal",
            Instant.parse("2026-11-21T02:00:00Z"),
            Instant.parse("2026-11-21T02:05:59.999Z"),
            read::add);
    assertThat(read).isEqualTo(written.subList(1, 6));
  }

  @Test
  void whatTheLatestCaptureLeftIsFoundUpToADayLater() {
    Instant start = Instant.parse("2026-11-20T23:59:50Z");
    for (int minutes : new int[] {-1500, -90, -30, 0, 45}) {
      session.execute(
          store
              .insertPendingFrames()
              .bind(
                  new PendingFramesRow(
                      "pending",
                      "eth0",
                      start.plusSeconds(minutes * 60L),
                      Rows.CAPTURE,
                      frames(minutes))));
    }
    assertThat(pending(start.plusMillis(1))).contains(frames(0));
    assertThat(pending(start)).as("half an hour before").contains(frames(-30));
    assertThat(pending(start.minusSeconds(30 * 60))).contains(frames(-90));
    assertThat(pending(start.plusSeconds(44 * 60))).contains(frames(0));
    assertThat(pending(start.plusSeconds(46 * 60))).contains(frames(45));
    assertThat(pending(start.minusSeconds(90 * 60)))
        .as("23 hours and a half")
        .contains(frames(-1500));
    assertThat(pending(start.plusSeconds(2 * 86_400))).isEmpty();
  }

  private Optional<ByteBuffer> pending(Instant startedAt) {
    return store.selectPendingFrames().before("pending", "eth0", startedAt);
  }

  private static ByteBuffer frames(int minutes) {
    return ByteBuffer.allocate(4).putInt(0, minutes);
  }

  @Test
  void theLedgerOfASliceIsReadBackAsItWasWritten() {
    Instant start = Instant.parse("2026-11-20T23:59:50Z");
    CaptureRow full =
        new CaptureRow(
            start,
            Rows.CAPTURE,
            "host1",
            "eth0",
            "capture_20261120T235950Z_10_eth0.pcap",
            10,
            1,
            "not port 9042",
            Instant.parse("2026-11-21T00:00:01.5Z"),
            20L,
            1L,
            0L,
            19L,
            19,
            14,
            3,
            Map.of("frame-number", 1L),
            1,
            0,
            12,
            "cut short at frame 19",
            start.plusMillis(1),
            start.plusMillis(9_999));
    CaptureRow bare =
        new CaptureRow(
            start,
            new UUID(0, 1),
            "host1",
            "file",
            "x.pcap",
            0,
            1,
            null,
            start,
            null,
            null,
            null,
            null,
            0,
            0,
            0,
            Map.of(),
            0,
            0,
            0,
            null,
            null,
            null);
    session.execute(store.insertCapture().bind(full));
    session.execute(store.insertCapture().bind(bare));

    assertThat(store.selectCapture().find(start, Rows.CAPTURE)).contains(full);
    assertThat(store.selectCapture().find(start, new UUID(0, 1))).contains(bare);
    assertThat(store.selectCapture().find(start, new UUID(0, 2))).isEmpty();
    List<CaptureRow> day = new ArrayList<>();
    store.selectCaptures().read(LocalDate.parse("2026-11-20"), day::add);
    assertThat(day).containsExactlyInAnyOrder(full, bare);
  }

  private static HostnameRow name(String sensor, long nanos, String hostname) {
    return new HostnameRow(
        sensor, Rows.ip("192.0.2.9"), nanos, Rows.ip("10.0.0.7"), hostname, "dns", 2, 20_000_000L);
  }

  private Row only(String table, String where) {
    List<Row> rows =
        session
            .execute(
                SimpleStatement.newInstance("SELECT * FROM traffic." + table + " WHERE " + where))
            .all();
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }
}
