package trafficanalyzer.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.apache.cassandra.config.DatabaseDescriptor;
import org.apache.cassandra.db.marshal.Int32Type;
import org.apache.cassandra.db.marshal.LongType;
import org.apache.cassandra.db.marshal.UTF8Type;
import org.apache.cassandra.db.partitions.PartitionUpdate;
import org.apache.cassandra.dht.Murmur3Partitioner;
import org.apache.cassandra.schema.TableMetadata;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndpointCounterTest {
  private static TableMetadata packets;

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final MetricRegistry registry = new MetricRegistry();
  private EndpointCounter counter;

  @BeforeAll
  static void cassandraAsALibrary() {
    DatabaseDescriptor.clientInitialization();
    packets =
        TableMetadata.builder("traffic", "packets")
            .partitioner(Murmur3Partitioner.instance)
            .addPartitionKeyColumn("destination_ip", UTF8Type.instance)
            .addClusteringColumn("packet_number", Int32Type.instance)
            .addRegularColumn("port", Int32Type.instance)
            .addRegularColumn("endpoint", UTF8Type.instance)
            .build();
  }

  @BeforeEach
  void newNode() {
    counter = counter(1_000);
  }

  @Test
  void eachRowCountsForItsEndpoint() throws Exception {
    PartitionUpdate.SimpleBuilder update = update();
    String[] names = {"hahaha.com", "hahaha.com", "huhuhu.ro", "hahaha.com", null, ""};
    for (int i = 0; i < names.length; i++) {
      update.row(i).add("port", 443).add("endpoint", names[i]);
    }
    counter.augment(update.build());

    assertThat(counts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("hahaha.com", 3L, "huhuhu.ro", 1L, "unresolved", 2L, "other", 0L));
    assertThat(attribute("hahaha.com", "Count")).isEqualTo(3L);
    assertThat(attribute("hahaha.com", "OneMinuteRate")).isEqualTo(0.0);
  }

  @Test
  void aSumCountsAsOftenAsItsRows() throws Exception {
    TableMetadata sums =
        TableMetadata.builder("traffic", "bulk_writes")
            .partitioner(Murmur3Partitioner.instance)
            .addPartitionKeyColumn("load_id", UTF8Type.instance)
            .addClusteringColumn("endpoint", UTF8Type.instance)
            .addRegularColumn("rows", LongType.instance)
            .build();
    PartitionUpdate.SimpleBuilder update = PartitionUpdate.simpleBuilder(sums, "load");
    update.row("hahaha.com").add("rows", 7_000_000_000L);
    update.row("").add("rows", 2L);
    update.row("huhuhu.ro").delete();
    counter.augment(update.build());

    assertThat(counts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("hahaha.com", 7_000_000_000L, "unresolved", 2L, "other", 0L));
  }

  @Test
  void deletionsOfRowsPartitionsAndValuesDoNotCount() throws Exception {
    PartitionUpdate.SimpleBuilder update = update();
    update.row(1).delete();
    update.row(2).noPrimaryKeyLivenessInfo().delete("port").delete("endpoint");
    counter.augment(update.build());
    counter.augment(update().delete().build());
    PartitionUpdate.SimpleBuilder range = update();
    range.addRangeTombstone().start(3).end(9);
    counter.augment(range.build());

    assertThat(counts()).containsExactlyInAnyOrderEntriesOf(Map.of("unresolved", 0L, "other", 0L));
    assertThat(summary("Failures")).isEqualTo(0L);
  }

  @Test
  void endpointsBeyondTheCapCountTogether() throws Exception {
    counter = counter(2);
    PartitionUpdate.SimpleBuilder update = update();
    String[] names = {"a.com", "b.com", "c.com", "a.com", "d.com", "c.com"};
    for (int i = 0; i < names.length; i++) {
      update.row(i).add("endpoint", names[i]);
    }
    counter.augment(update.build());

    assertThat(counts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("a.com", 2L, "b.com", 1L, "other", 3L, "unresolved", 0L));
  }

  @Test
  void namesThatAnObjectNameMustQuoteAreCountedToo() throws Exception {
    String[] names = {"\"", "*", "?", "a\nb", "a,b=c:d", "\\", "müller.example", "日本"};
    PartitionUpdate.SimpleBuilder update = update();
    for (int i = 0; i < names.length; i++) {
      update.row(i).add("endpoint", names[i]);
    }
    counter.augment(update.build());

    for (String name : names) {
      assertThat(attribute(name, "Count")).as(name).isEqualTo(1L);
      assertThat(counts()).containsEntry(name, 1L);
    }
  }

  @Test
  void aClassThatIsLoadedAnewGoesOnWithTheCounts() throws Exception {
    counter.augment(one("hahaha.com"));
    EndpointCounter old = counter;
    counter = counter(1_000);
    counter.augment(one("hahaha.com"));
    // A write that was already on its way, to a name that is new.
    old.augment(one("late.com"));
    counter.augment(one("late.com"));

    assertThat(counts()).containsEntry("hahaha.com", 2L).containsEntry("late.com", 2L);
    assertThat(attribute("hahaha.com", "Count")).isEqualTo(2L);
    assertThat(attribute("late.com", "Count")).isEqualTo(2L);
  }

  @Test
  void aTableWithoutTheColumnCountsAsUnresolved() throws Exception {
    TableMetadata other =
        TableMetadata.builder("traffic", "other")
            .partitioner(Murmur3Partitioner.instance)
            .addPartitionKeyColumn("id", Int32Type.instance)
            .addRegularColumn("port", Int32Type.instance)
            .build();
    PartitionUpdate.SimpleBuilder update = PartitionUpdate.simpleBuilder(other, 1);
    update.row().add("port", 80);
    counter.augment(update.build());

    assertThat(counts()).containsEntry("unresolved", 1L);
  }

  @Test
  void whatGoesWrongIsCountedAndNeverThrown() throws Exception {
    assertThat(counter.augment(null)).isNull();
    assertThat(summary("Failures")).isEqualTo(1L);
  }

  @Test
  void countsAreExactWhenManyThreadsWrite() throws Exception {
    EndpointCounter shared = counter;
    CompletableFuture.allOf(
            IntStream.range(0, 8)
                .mapToObj(
                    thread ->
                        CompletableFuture.runAsync(
                            () -> {
                              for (int i = 0; i < 1_000; i++) {
                                shared.augment(one("host" + i % 50 + ".com"));
                              }
                            }))
                .toArray(CompletableFuture[]::new))
        .join();

    assertThat(counts()).hasSize(52).containsEntry("host7.com", 160L).containsEntry("other", 0L);
  }

  @Test
  void theNameIsKeptWhenTheRowsBufferIsReused() throws Exception {
    EndpointMeters meters = new EndpointMeters(registry, server, 10);
    ByteBuffer buffer = StandardCharsets.UTF_8.encode("hahaha.com");
    meters.meter(buffer).mark();
    buffer.put(0, (byte) 'H');
    meters.meter(StandardCharsets.UTF_8.encode("hahaha.com")).mark();

    assertThat(counts()).containsEntry("hahaha.com", 2L).doesNotContainKey("Hahaha.com");
  }

  private EndpointCounter counter(int max) {
    return new EndpointCounter(new EndpointMeters(registry, server, max));
  }

  private static PartitionUpdate.SimpleBuilder update() {
    return PartitionUpdate.simpleBuilder(packets, "192.0.2.1");
  }

  private static PartitionUpdate one(String endpoint) {
    PartitionUpdate.SimpleBuilder update = update();
    update.row(1).add("endpoint", endpoint);
    return update.build();
  }

  private Map<String, Long> counts() throws Exception {
    return javax
        .management
        .JMX
        .newMXBeanProxy(
            server, new ObjectName(EndpointMBeans.SUMMARY), EndpointWritesSummaryMXBean.class)
        .getCounts();
  }

  private Object summary(String attribute) throws Exception {
    return server.getAttribute(new ObjectName(EndpointMBeans.SUMMARY), attribute);
  }

  private Object attribute(String endpoint, String attribute) throws Exception {
    return server.getAttribute(
        new ObjectName(EndpointMBeans.ENDPOINT_PREFIX + ObjectName.quote(endpoint)), attribute);
  }
}
