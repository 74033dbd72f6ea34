package trafficanalyzer.cli.cql;

import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.cql.Row;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Comma-separated values with a header line, RFC 4180; a cell without a value is empty. */
final class CsvWriter implements RowWriter {
  private final PrintStream out;
  private boolean started;

  CsvWriter(PrintStream out) {
    this.out = out;
  }

  @Override
  public void page(ColumnDefinitions columns, List<Row> rows) {
    if (!started) {
      List<String> names = new ArrayList<>();
      columns.forEach(column -> names.add(cell(column.getName().asInternal())));
      line(names);
      started = true;
    }
    for (Row row : rows) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        cells.add(row.isNull(i) ? "" : cell(CqlValues.format(row.getObject(i))));
      }
      line(cells);
    }
  }

  @Override
  public void end(long rows) {}

  private void line(List<String> cells) {
    out.print(String.join(",", cells) + "\r\n");
  }

  static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
