package trafficanalyzer.benchmarks.measure;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A table in Markdown whose columns stand in line, to be read as it is or pasted into a page. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  /** A table with these columns. */
  public Table(String... columns) {
    rows.add(List.of(columns));
  }

  /** Adds a row; it must have a cell for each column. */
  public Table row(String... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException(
          cells.length + " cells in a table of " + rows.get(0).size() + " columns");
    }
    rows.add(List.of(cells));
    return this;
  }

  /** Prints it, with an empty line after it. */
  public void print(PrintStream out) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      out.println(line(rows.get(i), widths, ' '));
      if (i == 0) {
        out.println(line(rows.get(0).stream().map(cell -> "").toList(), widths, '-'));
      }
    }
    out.println();
  }

  private static String line(List<String> cells, int[] widths, char filler) {
    StringBuilder line = new StringBuilder("|");
    for (int column = 0; column < widths.length; column++) {
      String cell = cells.get(column);
      line.append(filler).append(cell);
      line.append(String.valueOf(filler).repeat(widths[column] - cell.length()));
      line.append(filler).append('|');
    }
    return line.toString();
  }
}
