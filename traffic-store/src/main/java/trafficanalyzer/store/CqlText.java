package trafficanalyzer.store;

/** Writes values into CQL text, for statements whose parts cannot be bound. */
final class CqlText {
  private CqlText() {}

  /** A string literal: in single quotes, which are doubled inside; nothing else is special. */
  static String literal(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
