package trafficanalyzer.cli.analyze;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import trafficanalyzer.analysis.AnalysedCapture;
import trafficanalyzer.analysis.report.LargestConversations;
import trafficanalyzer.analysis.report.ReportContent;
import trafficanalyzer.analysis.statistics.CaptureStatistics;
import trafficanalyzer.service.ExitCode;

/**
 * What became of one file.
 *
 * @param statistics empty where it cannot be read
 * @param captures that were read: one, or none where it is a state file
 * @param conversations null where it is a state file, or they were not wanted
 */
record FileResult(
    Path file,
    Optional<CaptureStatistics> statistics,
    List<AnalysedCapture> captures,
    LargestConversations conversations,
    ExitCode exitCode) {
  /** What a report tells of it; there must be statistics. */
  ReportContent report() {
    return conversations == null
        ? ReportContent.of(statistics.get(), captures)
        : conversations.report(statistics.get(), captures);
  }
}
