package trafficanalyzer.analysis.report;

import java.util.List;
import trafficanalyzer.analysis.AnalysedCapture;
import trafficanalyzer.analysis.statistics.CaptureStatistics;

/**
 * What a report is made of.
 *
 * @param statistics of the capture, or of several that follow each other
 * @param captures files that were read; none where statistics come from a state file
 * @param hosts who sent and received most, those with most bytes first
 * @param conversations the largest ones, those with most bytes first; none where they were not
 *     looked at
 * @param conversationsInAll how many there were
 * @param oddities what else was odd, such as retransmissions; may be empty
 */
public record ReportContent(
    CaptureStatistics statistics,
    List<AnalysedCapture> captures,
    List<ReportHost> hosts,
    List<ReportConversation> conversations,
    long conversationsInAll,
    List<ReportOddity> oddities) {
  private static final int MOST_HOSTS = 25;

  /** Of statistics alone: hosts without names, and no conversations. */
  public static ReportContent of(CaptureStatistics statistics, List<AnalysedCapture> captures) {
    return new ReportContent(
        statistics,
        captures,
        statistics.topTalkers(MOST_HOSTS).stream()
            .map(talker -> new ReportHost(talker, ""))
            .toList(),
        List.of(),
        0,
        List.of());
  }
}
