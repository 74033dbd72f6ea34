package trafficanalyzer.cli.cql;

import com.datastax.oss.driver.api.core.DriverException;

/** A failed statement in one line: what kind of error, and the node's own words. */
final class CqlErrors {
  private CqlErrors() {}

  static String message(DriverException e) {
    String kind = e.getClass().getSimpleName().replaceFirst("(Exception|Error)$", "");
    String words = e.getMessage() == null ? "no message" : e.getMessage();
    return kind + ": " + CqlValues.escape(words);
  }
}
