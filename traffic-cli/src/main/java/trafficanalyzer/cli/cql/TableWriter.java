package trafficanalyzer.cli.cql;

import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.cql.Row;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/**
 * The table that cqlsh draws: headers to the left, values to the right, widths counted in terminal
 * columns and chosen anew for each page, since the pages to come are not known.
 */
public final class TableWriter implements RowWriter {
  private final PrintStream out;
  private boolean started;

  /** Draws with the columns of the first page. */
  public TableWriter(PrintStream out) {
    this.out = out;
  }

  @Override
  public void page(ColumnDefinitions columns, List<Row> rows) {
    List<String> names = new ArrayList<>();
    columns.forEach(column -> names.add(CqlValues.escape(column.getName().asInternal())));
    List<List<String>> cells = new ArrayList<>();
    for (Row row : rows) {
      List<String> line = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        line.add(CqlValues.format(row.getObject(i)));
      }
      cells.add(line);
    }
    write(names, cells);
  }

  /** A text as a cell shows it: no control character reaches the terminal. */
  public static String escape(String text) {
    return CqlValues.escape(text);
  }

  /** One page of texts. */
  public void write(List<String> names, List<List<String>> cells) {
    int[] widths = names.stream().mapToInt(TableWriter::width).toArray();
    for (List<String> row : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    if (!started) {
      out.println();
      header(names, widths);
      started = true;
    }
    StringBuilder line = new StringBuilder();
    for (List<String> row : cells) {
      line.setLength(0);
      for (int i = 0; i < widths.length; i++) {
        line.append(i == 0 ? " " : " | ").append(padding(row.get(i), widths[i])).append(row.get(i));
      }
      out.println(line);
    }
  }

  @Override
  public void end(long rows) {
    out.println();
    out.println("(" + rows + " rows)");
  }

  private void header(List<String> names, int[] widths) {
    StringBuilder header = new StringBuilder();
    StringBuilder rule = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      header
          .append(i == 0 ? " " : " | ")
          .append(names.get(i))
          .append(padding(names.get(i), widths[i]));
      rule.append(i == 0 ? "-" : "-+-").append("-".repeat(widths[i]));
    }
    out.println(header.toString().stripTrailing());
    out.println(rule.append('-'));
  }

  private static String padding(String text, int width) {
    return " ".repeat(width - width(text));
  }

  private static int width(String text) {
    return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
  }
}
