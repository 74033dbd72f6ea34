package trafficanalyzer.testing;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.protocol.internal.util.Bytes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Every row of every table of the keyspace as sorted text, to compare, row by row, what two ways of
 * loading left. Which tables there are is asked of the node, so that one added later is compared
 * too. A column without a value is left out.
 *
 * @param tables the rows of each table
 */
public record TableDump(Map<String, SortedSet<String>> tables) {
  /** No rows of ours. */
  private static final Set<String> NOT_LOADED = Set.of("schema_version");

  /** When a capture was loaded; the one thing that two runs never have in common. */
  private static final String LOADED_AT = "captures.loaded_at";

  /** What a capture's file was called when it was loaded; not for comparing renamed ones. */
  public static final String FILE = "captures.file";

  private static final SortedSet<String> NONE = Collections.emptySortedSet();

  private static final int PAGE = 2_000;

  /** Of each table and either side. */
  private static final int SHOWN = 20;

  /**
   * Reads all.
   *
   * @param leftOut further columns that may differ, as {@code table.column}
   */
  public static TableDump of(CqlSession session, String... leftOut) {
    Set<String> ignored = new TreeSet<>(List.of(leftOut));
    ignored.add(LOADED_AT);
    Map<String, SortedSet<String>> tables = new TreeMap<>();
    for (String table : tables(session)) {
      SortedSet<String> rows = new TreeSet<>();
      for (Row row : all(session, "SELECT * FROM traffic." + table)) {
        rows.add(text(table, row, ignored));
      }
      tables.put(table, rows);
    }
    return new TableDump(tables);
  }

  /** A node that is busy, and large tables, take their time. */
  private static ResultSet all(CqlSession session, String query) {
    return session.execute(
        SimpleStatement.newInstance(query).setTimeout(Duration.ofMinutes(1)).setPageSize(PAGE));
  }

  /** How many rows a table has that may be too large to be dumped. */
  public static long count(CqlSession session, String table) {
    long rows = 0;
    for (Row row : all(session, "SELECT capture_id FROM traffic." + table)) {
      rows += row.isNull(0) ? 0 : 1;
    }
    return rows;
  }

  /** The tables that rows are loaded into. */
  public static List<String> tables(CqlSession session) {
    session.refreshSchema();
    return session.getMetadata().getKeyspace("traffic").orElseThrow().getTables().values().stream()
        .map(TableMetadata::getName)
        .map(name -> name.asCql(true))
        .filter(name -> !NOT_LOADED.contains(name))
        .sorted()
        .toList();
  }

  private static String text(String table, Row row, Set<String> ignored) {
    List<String> cells = new ArrayList<>();
    for (ColumnDefinition column : row.getColumnDefinitions()) {
      String name = column.getName().asCql(true);
      Object value = row.getObject(column.getName());
      if (value != null && !ignored.contains(table + "." + name)) {
        cells.add(name + "=" + text(value));
      }
    }
    return String.join(" ", cells);
  }

  private static String text(Object value) {
    if (value instanceof Map<?, ?> map) {
      return new TreeMap<>(map).toString();
    }
    return value instanceof ByteBuffer bytes ? Bytes.toHexString(bytes) : Objects.toString(value);
  }

  /** {@code captures 12, packets 3456 …}. */
  public String sizes() {
    StringJoiner sizes = new StringJoiner(", ");
    tables.forEach((table, rows) -> sizes.add(table + " " + rows.size()));
    return sizes.toString();
  }

  /** How many rows all tables have together. */
  public long rows() {
    return tables.values().stream().mapToLong(Set::size).sum();
  }

  /** How many rows a table has. */
  public int rows(String table) {
    return tables.get(table).size();
  }

  /**
   * The rows that only this has, after a plus, and those that only the other has, after a minus;
   * empty where all is the same.
   */
  public List<String> differencesFrom(TableDump other) {
    List<String> differences = new ArrayList<>();
    Set<String> all = new TreeSet<>(tables.keySet());
    all.addAll(other.tables.keySet());
    for (String table : all) {
      SortedSet<String> ours = tables.getOrDefault(table, NONE);
      SortedSet<String> theirs = other.tables.getOrDefault(table, NONE);
      differences(table, "+", ours, theirs, differences);
      differences(table, "-", theirs, ours, differences);
    }
    return differences;
  }

  private static void differences(
      String table, String sign, Set<String> rows, Set<String> others, List<String> differences) {
    rows.stream()
        .filter(row -> !others.contains(row))
        .limit(SHOWN)
        .forEach(row -> differences.add(sign + " " + table + ": " + row));
  }

  /** All of it, a line a row, for {@code diff}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    tables.forEach(
        (table, rows) ->
            rows.forEach(row -> text.append(table).append(": ").append(row).append('\n')));
    return text.toString();
  }
}
