package trafficanalyzer.cli.analyze;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import trafficanalyzer.analysis.AnalysedCapture;
import trafficanalyzer.analysis.CaptureAnalysis;
import trafficanalyzer.analysis.conversation.ConversationAnalysis;
import trafficanalyzer.analysis.conversation.ConversationOptions;
import trafficanalyzer.analysis.conversation.ConversationsJson;
import trafficanalyzer.cli.console.StandardOutput;
import trafficanalyzer.service.ExitCode;

/** Prints the conversations of a capture, each as soon as it ends, and then what they sum up to. */
final class ConversationsRun {
  private final ConversationOptions options;
  private final OutputStream out;
  private final AnalyzeProgress progress;
  private final Consumer<String> problems;

  /**
   * @param problems is told what is wrong, for people
   */
  ConversationsRun(
      ConversationOptions options,
      OutputStream out,
      AnalyzeProgress progress,
      Consumer<String> problems) {
    this.options = options;
    this.out = out;
    this.progress = progress;
    this.problems = problems;
  }

  /** Of a damaged capture what is before the damage, as a whole object of JSON. */
  ExitCode of(Path file) {
    try (ConversationsJson json = new ConversationsJson(out)) {
      ConversationAnalysis analysis = new ConversationAnalysis(options, json);
      AnalysedCapture capture = capture(file, analysis);
      if (capture == null) {
        return ExitCode.FAILED;
      }
      json.finish(analysis.statistics());
      capture
          .fault()
          .ifPresent(
              fault ->
                  problems.accept(
                      capture.name()
                          + " is damaged at "
                          + fault
                          + "; what is before was analysed"));
      return capture.fault().isPresent() ? ExitCode.DAMAGED_INPUT : ExitCode.OK;
    } catch (IOException e) {
      return notWritten(e);
    } catch (UncheckedIOException e) {
      return notWritten(e.getCause());
    }
  }

  /** Null where it cannot be read at all, which is told. */
  private AnalysedCapture capture(Path file, ConversationAnalysis analysis) {
    try {
      return new CaptureAnalysis(List.of(analysis), progress.begin()).run(file);
    } catch (IOException e) {
      problems.accept(Unreadable.reason(file, e));
      return null;
    }
  }

  private ExitCode notWritten(IOException e) {
    if (e instanceof StandardOutput.ReaderGoneException) {
      return ExitCode.OK;
    }
    problems.accept("the output cannot be written: " + e.getMessage());
    return ExitCode.FAILED;
  }
}
