package trafficanalyzer.cli.analyze;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import trafficanalyzer.analysis.CaptureAnalysis;
import trafficanalyzer.analysis.conversation.ConversationAnalysis;
import trafficanalyzer.analysis.conversation.ConversationOptions;
import trafficanalyzer.analysis.conversation.ConversationsJson;
import trafficanalyzer.cli.console.Reason;
import trafficanalyzer.cli.console.StandardOutput;
import trafficanalyzer.service.ExitCode;

/** Prints the conversations of captures, each as soon as it ends, and then what they sum up to. */
final class ConversationsRun {
  /** Not an error, but seldom what was meant: a word may be written in another way. */
  static final String ALL_FILTERED =
      "the filter lets no packet pass; a word that is no field and no protocol is an application, as"
          + " applications.tsv calls it";

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

  /**
   * Of captures that follow each other, as if they were one; of a damaged one what is before the
   * damage. A whole object of JSON, if anything can be read.
   */
  ExitCode of(List<Path> files) {
    try (ConversationsJson json = new ConversationsJson(out)) {
      ConversationAnalysis analysis = new ConversationAnalysis(options, json);
      CapturePass pass =
          new CapturePass(new CaptureAnalysis(List.of(analysis)), progress, problems);
      files.forEach(pass::read);
      if (!pass.captures().isEmpty()) {
        pass.end();
        json.finish(analysis.statistics());
        if (analysis.statistics().allFiltered()) {
          problems.accept(ALL_FILTERED);
        }
      }
      return pass.exitCode();
    } catch (IOException e) {
      return notWritten(e);
    } catch (UncheckedIOException e) {
      return notWritten(e.getCause());
    }
  }

  private ExitCode notWritten(IOException e) {
    if (e instanceof StandardOutput.ReaderGoneException) {
      return ExitCode.OK;
    }
    problems.accept("the output cannot be written: " + Reason.of(e));
    return ExitCode.FAILED;
  }
}
