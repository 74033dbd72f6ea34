package trafficanalyzer.exporter;

/**
 * Makes the endpoint's part of a metric name. Different endpoints may share a name ({@code a-b.c}
 * and {@code a_b.c}); their label {@code endpoint} keeps them apart. The library's own sanitising
 * will not do: it strips reserved endings such as {@code .info}, which here are top-level domains.
 */
final class MetricNames {
  private MetricNames() {}

  /**
   * Every character that a metric name cannot hold becomes one {@code _}; a leading digit gets one
   * before it ({@code [a-zA-Z_:][a-zA-Z0-9_:]*} in Prometheus' data model).
   */
  static String of(String endpoint) {
    StringBuilder name = new StringBuilder(endpoint.length() + 1);
    if (!endpoint.isEmpty() && isDigit(endpoint.charAt(0))) {
      name.append('_');
    }
    endpoint.codePoints().forEach(c -> name.append(isAllowed(c) ? (char) c : '_'));
    return name.toString();
  }

  private static boolean isAllowed(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || c == '_' || c == ':';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
