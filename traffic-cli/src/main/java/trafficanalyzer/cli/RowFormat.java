package trafficanalyzer.cli;

/** How commands print rows. */
enum RowFormat {
  /** Tab-separated values under a header line. */
  tsv,
  /** Comma-separated values under a header line, RFC 4180. */
  csv,
  /** One JSON object a line; what is absent is left out. */
  json
}
