package trafficanalyzer.cli.analyze;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import trafficanalyzer.analysis.AnalysedCapture;
import trafficanalyzer.analysis.CaptureAnalysis;
import trafficanalyzer.packet.file.CaptureHealth;
import trafficanalyzer.service.ExitCode;

/**
 * One pass over captures that follow each other; what is wrong with one is told, and it goes on.
 */
final class CapturePass {
  private static final long MOST_SHARED_NANOS = 1_000_000_000L;

  private final CaptureAnalysis analysis;
  private final AnalyzeProgress progress;
  private final Consumer<String> problems;
  private final List<AnalysedCapture> captures = new ArrayList<>();
  private ExitCode exitCode = ExitCode.OK;
  private long latestNanos = Long.MIN_VALUE;

  /**
   * @param problems is told what is wrong, for people
   */
  CapturePass(CaptureAnalysis analysis, AnalyzeProgress progress, Consumer<String> problems) {
    this.analysis = analysis;
    this.progress = progress;
    this.problems = problems;
  }

  /** Reads the next one, unless enough was seen before. */
  void read(Path file) {
    if (captures.stream().anyMatch(CapturePass::endedEarly)) {
      return;
    }
    try {
      AnalysedCapture capture = analysis.read(file, progress.begin());
      tellWhatIsWrong(capture);
      tellWhereTimeGoesBack(capture);
      captures.add(capture);
    } catch (IOException e) {
      problems.accept(Unreadable.reason(file, e));
      exitCode = ExitCode.FAILED;
    }
  }

  private static boolean endedEarly(AnalysedCapture capture) {
    return capture.fault().isEmpty() && !capture.complete();
  }

  private void tellWhatIsWrong(AnalysedCapture capture) {
    capture
        .fault()
        .ifPresent(
            fault -> {
              problems.accept(
                  capture.name() + " is damaged at " + fault + "; what is before was analysed");
              exitCode = exitCode.worse(ExitCode.DAMAGED_INPUT);
            });
    if (endedEarly(capture)) {
      problems.accept(
          capture.name()
              + " was analysed up to frame "
              + capture.health().frames()
              + " only: as many packets or intervals were asked for");
    }
  }

  /** Slices may share a moment; captures of the same time are no slices. */
  private void tellWhereTimeGoesBack(AnalysedCapture capture) {
    CaptureHealth health = capture.health();
    if (health.frames() == 0) {
      return;
    }
    if (health.earliestNanos() + MOST_SHARED_NANOS < latestNanos) {
      problems.accept(
          capture.name()
              + " begins before an earlier one ends: together they are no capture in the order of"
              + " time");
    }
    latestNanos = Math.max(latestNanos, health.latestNanos());
  }

  void end() {
    analysis.end();
  }

  /** Those that could be read, at least in part. */
  List<AnalysedCapture> captures() {
    return captures;
  }

  /** The worst that happened. */
  ExitCode exitCode() {
    return exitCode;
  }
}
