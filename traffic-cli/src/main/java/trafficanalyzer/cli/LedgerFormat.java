package trafficanalyzer.cli;

import java.io.OutputStream;

/** How the ledger is printed. */
enum LedgerFormat {
  /** For people. */
  table,
  /** As {@link RowFormat#tsv}. */
  tsv,
  /** As {@link RowFormat#csv}. */
  csv,
  /** As {@link RowFormat#json}. */
  json;

  LedgerPrinter printer(OutputStream out) {
    return this == table
        ? new LedgerTable(out)
        : new LedgerRows(new RowWriter(out, RowFormat.valueOf(name()), LedgerLine.COLUMNS));
  }
}
