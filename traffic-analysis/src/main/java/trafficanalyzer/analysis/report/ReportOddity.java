package trafficanalyzer.analysis.report;

/**
 * A way in which TCP segments were odd.
 *
 * @param what for people, such as {@code retransmission}
 * @param packets that were
 */
public record ReportOddity(String what, long packets) {}
