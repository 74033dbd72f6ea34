package trafficanalyzer.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import trafficanalyzer.cli.cql.TableWriter;

/** The ledger for people, in pages, so that a long one is never held as a whole. */
final class LedgerTable implements LedgerPrinter {
  private static final int PAGE = 1000;

  private final OutputStream out;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final PrintStream lines = new PrintStream(text, false, StandardCharsets.UTF_8);
  private final TableWriter table = new TableWriter(lines);
  private final List<List<String>> page = new ArrayList<>();

  LedgerTable(OutputStream out) {
    this.out = out;
  }

  @Override
  public void print(LedgerLine line) throws IOException {
    page.add(line.values().stream().map(LedgerTable::cell).toList());
    if (page.size() == PAGE) {
      write();
    }
  }

  private static String cell(Object value) {
    return value == null ? "" : TableWriter.escape(value.toString());
  }

  @Override
  public void finish() throws IOException {
    write();
    out.write('\n');
    out.flush();
  }

  /** As bytes: a PrintStream would keep to itself that they cannot be written. */
  private void write() throws IOException {
    table.write(LedgerLine.HEADINGS, page);
    page.clear();
    lines.flush();
    text.writeTo(out);
    text.reset();
  }
}
