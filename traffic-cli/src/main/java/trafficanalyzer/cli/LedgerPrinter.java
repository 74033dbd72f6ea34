package trafficanalyzer.cli;

import java.io.IOException;

/** Prints lines of the ledger. */
interface LedgerPrinter {
  /**
   * Prints one.
   *
   * @throws IOException if it cannot be written
   */
  void print(LedgerLine line) throws IOException;

  /**
   * Prints what is left.
   *
   * @throws IOException if it cannot be written
   */
  void finish() throws IOException;
}
