package trafficanalyzer.analysis.report;

/**
 * Something odd that was counted.
 *
 * @param what for people, such as {@code retransmissions}
 * @param packets that were
 */
public record ReportOddity(String what, long packets) {}
