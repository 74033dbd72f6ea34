package trafficanalyzer.cli;

import java.io.IOException;

/** The ledger for programs. */
final class LedgerRows implements LedgerPrinter {
  private final RowWriter rows;

  LedgerRows(RowWriter rows) {
    this.rows = rows;
  }

  @Override
  public void print(LedgerLine line) {
    for (Object value : line.values()) {
      if (value instanceof Long number) {
        rows.number(number);
      } else {
        rows.text((String) value);
      }
    }
    rows.end();
  }

  @Override
  public void finish() throws IOException {
    rows.flush();
    if (rows.failure().isPresent()) {
      throw rows.failure().get();
    }
  }
}
