package trafficanalyzer.cli.analyze;

import java.util.List;
import java.util.Optional;
import trafficanalyzer.analysis.AnalysedCapture;
import trafficanalyzer.analysis.report.LargestConversations;
import trafficanalyzer.analysis.report.ReportContent;
import trafficanalyzer.analysis.statistics.CaptureStatistics;
import trafficanalyzer.service.ExitCode;

/**
 * What became of a file, or of several captures that were read as one.
 *
 * @param statistics empty where nothing of it can be read
 * @param captures that were read; none where it is a state file
 * @param conversations null where it is a state file, or they were not wanted
 */
record FileResult(
    Optional<CaptureStatistics> statistics,
    List<AnalysedCapture> captures,
    LargestConversations conversations,
    ExitCode exitCode) {
  /** Of what cannot be read at all. */
  static final FileResult UNREADABLE =
      new FileResult(Optional.empty(), List.of(), null, ExitCode.FAILED);

  /** Of what was saved. */
  static FileResult ofState(CaptureStatistics statistics) {
    return new FileResult(Optional.of(statistics), List.of(), null, ExitCode.OK);
  }

  /** What a report tells of it; there must be statistics. */
  ReportContent report() {
    return conversations == null
        ? ReportContent.of(statistics.get(), captures)
        : conversations.report(statistics.get(), captures);
  }
}
