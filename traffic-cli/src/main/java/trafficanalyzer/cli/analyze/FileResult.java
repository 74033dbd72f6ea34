package trafficanalyzer.cli.analyze;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import trafficanalyzer.analysis.AnalysedCapture;
import trafficanalyzer.analysis.statistics.CaptureStatistics;
import trafficanalyzer.service.ExitCode;

/**
 * What became of one file.
 *
 * @param statistics empty where it cannot be read
 * @param captures that were read: one, or none where it is a state file
 */
record FileResult(
    Path file,
    Optional<CaptureStatistics> statistics,
    List<AnalysedCapture> captures,
    ExitCode exitCode) {}
