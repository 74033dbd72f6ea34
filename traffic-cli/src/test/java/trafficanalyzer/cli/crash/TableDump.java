package trafficanalyzer.cli.crash;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import trafficanalyzer.store.Store;

/**
 * Every row of every table as sorted text, to compare row by row what two ways of loading left.
 *
 * @param tables the rows of each table
 */
record TableDump(Map<String, SortedSet<String>> tables) {
  /** When, and under which name, a capture was loaded: two runs may differ in these alone. */
  private static final Set<String> OF_THE_RUN = Set.of("captures.loaded_at", "captures.file");

  private static final String NOT_LOADED = "schema_version";
  private static final int PAGE = 2_000;

  /** Of each table and either side. */
  private static final int SHOWN = 5;

  static TableDump of(Store store) {
    Map<String, SortedSet<String>> tables = new TreeMap<>();
    for (String table : tables(store)) {
      SortedSet<String> rows = new TreeSet<>();
      for (Row row : all(store, "SELECT * FROM traffic." + table)) {
        rows.add(text(table, row));
      }
      tables.put(table, rows);
    }
    return new TableDump(tables);
  }

  private static ResultSet all(Store store, String query) {
    return store
        .session()
        .execute(
            SimpleStatement.newInstance(query).setTimeout(Duration.ofMinutes(1)).setPageSize(PAGE));
  }

  /** Rows of a table that may be too many to be dumped. */
  static long count(Store store, String table) {
    long rows = 0;
    for (Row row : all(store, "SELECT capture_id FROM traffic." + table)) {
      rows += row.isNull(0) ? 0 : 1;
    }
    return rows;
  }

  /** The tables that rows are loaded into. */
  static List<String> tables(Store store) {
    return store
        .session()
        .getMetadata()
        .getKeyspace("traffic")
        .orElseThrow()
        .getTables()
        .keySet()
        .stream()
        .map(CqlIdentifier::asInternal)
        .filter(name -> !name.equals(NOT_LOADED))
        .sorted()
        .toList();
  }

  private static String text(String table, Row row) {
    StringJoiner cells = new StringJoiner(" ");
    for (ColumnDefinition column : row.getColumnDefinitions()) {
      String name = column.getName().asInternal();
      Object value = row.getObject(column.getName());
      if (value != null && !OF_THE_RUN.contains(table + "." + name)) {
        cells.add(name + "=" + (value instanceof Map<?, ?> map ? new TreeMap<>(map) : value));
      }
    }
    return cells.toString();
  }

  long rows() {
    return tables.values().stream().mapToLong(Set::size).sum();
  }

  /** {@code captures 12, packets 3456 …}. */
  String sizes() {
    StringJoiner sizes = new StringJoiner(", ");
    tables.forEach((table, rows) -> sizes.add(table + " " + rows.size()));
    return sizes.toString();
  }

  /** Rows that only this has, after a plus, and those that only the other has, after a minus. */
  List<String> differencesFrom(TableDump other) {
    List<String> differences = new ArrayList<>();
    tables.forEach(
        (table, rows) -> {
          SortedSet<String> others = other.tables.get(table);
          differences.addAll(only(rows, others, "+ " + table));
          differences.addAll(only(others, rows, "- " + table));
        });
    return differences;
  }

  private static List<String> only(Set<String> rows, Set<String> others, String mark) {
    return rows.stream()
        .filter(row -> !others.contains(row))
        .limit(SHOWN)
        .map(row -> mark + ": " + row)
        .toList();
  }
}
