package trafficanalyzer.cli.cql;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** Runs statements and prints what they return, a page at a time. */
final class Statements {
  /** As cqlsh: a table's columns are as wide as a page needs. */
  private static final int TABLE_PAGE_ROWS = 100;

  private static final int PAGE_ROWS = 2000;

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final CqlSession session;
  private final PrintStream out;
  private final Format format;
  private final BooleanSupplier more;

  /**
   * @param more asked between two pages whether to go on
   */
  Statements(CqlSession session, PrintStream out, Format format, BooleanSupplier more) {
    this.session = session;
    this.out = out;
    this.format = format;
    this.more = more;
  }

  /**
   * Runs one statement.
   *
   * @throws com.datastax.oss.driver.api.core.DriverException with the node's own message
   */
  void run(String statement) {
    ResultSet result =
        session.execute(
            SimpleStatement.newInstance(statement)
                .setPageSize(format == Format.table ? TABLE_PAGE_ROWS : PAGE_ROWS)
                .setTimeout(TIMEOUT));
    if (result.getColumnDefinitions().size() == 0) {
      return;
    }
    if (statement.toLowerCase(Locale.ROOT).startsWith("desc") && described(result)) {
      return;
    }
    print(result);
  }

  private void print(ResultSet result) {
    RowWriter writer = format.writer(out);
    ColumnDefinitions columns = result.getColumnDefinitions();
    long rows = 0;
    boolean stopped = false;
    do {
      List<Row> page = page(result);
      writer.page(columns, page);
      rows += page.size();
      out.flush();
      stopped = !result.isFullyFetched() && !more.getAsBoolean();
    } while (!stopped && (!result.isFullyFetched() || result.getAvailableWithoutFetching() > 0));
    writer.end(rows);
    out.flush();
  }

  /** The rows at hand; the iterator asks the node for the next page only where none are. */
  private static List<Row> page(ResultSet result) {
    if (result.getAvailableWithoutFetching() == 0 && !result.isFullyFetched()) {
      Row first = result.one();
      List<Row> page = new ArrayList<>();
      if (first != null) {
        page.add(first);
      }
      return rest(result, page);
    }
    return rest(result, new ArrayList<>());
  }

  private static List<Row> rest(ResultSet result, List<Row> page) {
    int available = result.getAvailableWithoutFetching();
    for (int i = 0; i < available; i++) {
      page.add(result.one());
    }
    return page;
  }

  /** The node describes its schema in CQL; that is text to read, not a table. */
  private boolean described(ResultSet result) {
    if (!result.getColumnDefinitions().contains("create_statement")) {
      return false;
    }
    for (Row row : result) {
      out.println();
      out.println(row.getString("create_statement"));
    }
    out.println();
    return true;
  }
}
