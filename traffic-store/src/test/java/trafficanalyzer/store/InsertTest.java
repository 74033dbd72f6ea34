package trafficanalyzer.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InsertTest {
  private static final Map<String, List<String>> STATEMENTS =
      Map.of(
          "packets", InsertPacket.COLUMNS,
          "other_frames", InsertOtherFrame.COLUMNS,
          "destination_traffic", InsertDestinationTraffic.COLUMNS,
          "traffic_by_time", InsertTrafficByTime.COLUMNS,
          "hostnames_by_address", InsertHostname.COLUMNS,
          "names_by_time", InsertNameByTime.COLUMNS,
          "flow_names", InsertFlowName.COLUMNS,
          "pending_frames", InsertPendingFrames.COLUMNS,
          "captures", InsertCapture.COLUMNS,
          "bulk_writes", BulkCounts.COLUMNS);

  @Test
  void aStatementNamesItsColumnsAndAPlaceForEach() {
    assertThat(Insert.cql("t", List.of("a", "b")))
        .isEqualTo("INSERT INTO traffic.t (a, b) VALUES (?, ?)");
  }

  @Test
  void everyTableIsWrittenInAllItsColumns() {
    STATEMENTS.forEach(
        (table, columns) ->
            assertThat(columnsOf(table)).as(table).containsExactlyInAnyOrderElementsOf(columns));
  }

  @Test
  void aStringLiteralEndsOnlyWhereItShould() {
    assertThat(CqlText.literal("plain")).isEqualTo("'plain'");
    assertThat(CqlText.literal("it's '' \\' $$")).isEqualTo("'it''s '''' \\'' $$'");
  }

  private static List<String> columnsOf(String table) {
    List<String> created =
        columns("CREATE TABLE IF NOT EXISTS traffic." + table + " ( ", ", PRIMARY KEY");
    assertThat(created).isNotEmpty();
    List<String> all = new ArrayList<>(created);
    all.addAll(columns("ALTER TABLE traffic." + table + " ADD IF NOT EXISTS (", ")"));
    return all;
  }

  private static List<String> columns(String start, String end) {
    return SchemaResource.ALL.stream()
        .flatMap(resource -> resource.statements().stream())
        .filter(text -> text.startsWith(start))
        .map(text -> text.substring(start.length(), text.indexOf(end, start.length())))
        .flatMap(text -> Stream.of(text.replace("map<text, bigint>", "map").split(", ")))
        .map(column -> column.substring(0, column.indexOf(' ')))
        .toList();
  }
}
