package trafficanalyzer.cli.cql;

import java.io.PrintStream;

/** How rows are printed. */
enum Format {
  /** As cqlsh does. */
  table,
  /** RFC 4180. */
  csv,
  /** One object a line. */
  json;

  RowWriter writer(PrintStream out) {
    return switch (this) {
      case table -> new TableWriter(out);
      case csv -> new CsvWriter(out);
      case json -> new JsonWriter(out);
    };
  }
}
