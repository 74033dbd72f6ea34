package trafficanalyzer.cli.analyze;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import trafficanalyzer.analysis.AnalysedCapture;
import trafficanalyzer.analysis.Analysis;
import trafficanalyzer.analysis.CaptureAnalysis;
import trafficanalyzer.analysis.VisibleText;
import trafficanalyzer.analysis.conversation.ConversationOptions;
import trafficanalyzer.analysis.report.LargestConversations;
import trafficanalyzer.analysis.statistics.StateFile;
import trafficanalyzer.analysis.statistics.StatisticsAnalysis;
import trafficanalyzer.analysis.statistics.StatisticsOptions;
import trafficanalyzer.analysis.table.TsvTables;
import trafficanalyzer.packet.file.CaptureReader;

/**
 * Analyses one file, a capture or what was saved of one, or several captures as if they were one.
 * Safe for use by several threads.
 */
final class FileAnalysis {
  private final StatisticsOptions options;
  private final Optional<ConversationOptions> conversations;
  private final AnalyzeProgress progress;
  private final PrintWriter intervals;
  private final Consumer<String> problems;

  /**
   * @param conversations which are looked for, for report and endpoints; empty for none
   * @param intervals where each interval is printed as it is closed; null for nowhere
   * @param problems is told what is wrong, for people
   */
  FileAnalysis(
      StatisticsOptions options,
      Optional<ConversationOptions> conversations,
      AnalyzeProgress progress,
      PrintWriter intervals,
      Consumer<String> problems) {
    this.options = options;
    this.conversations = conversations;
    this.progress = progress;
    this.intervals = intervals;
    this.problems = problems;
    if (intervals != null) {
      intervals.println("file\t" + TsvTables.intervalHeader());
    }
  }

  StatisticsOptions options() {
    return options;
  }

  /** What is in the file; without statistics where it cannot be read at all, which was told. */
  FileResult of(Path file) {
    try {
      if (isState(file)) {
        return FileResult.ofState(StateFile.read(file, options));
      }
    } catch (IOException e) {
      problems.accept(Unreadable.reason(file, e));
      return FileResult.UNREADABLE;
    }
    return ofCaptures(List.of(file));
  }

  /** Whether a file is what was saved of captures. */
  static boolean isState(Path file) throws IOException {
    return !file.equals(CaptureReader.STANDARD_INPUT)
        && Files.isRegularFile(file)
        && StateFile.isOne(file);
  }

  /** What is in captures that follow each other, as if they were one; as {@link #of} tells it. */
  FileResult ofCaptures(List<Path> files) {
    StatisticsAnalysis statistics = statistics(title(files));
    LargestConversations largest = conversations.map(LargestConversations::new).orElse(null);
    List<Analysis> analyses =
        largest == null ? List.of(statistics) : List.of(statistics, largest.analysis());
    CapturePass pass = new CapturePass(new CaptureAnalysis(analyses), progress, problems);
    files.forEach(pass::read);
    if (pass.captures().isEmpty()) {
      return FileResult.UNREADABLE;
    }
    pass.end();
    if (largest != null && largest.allFiltered()) {
      problems.accept(ConversationsRun.ALL_FILTERED);
    }
    return new FileResult(
        Optional.of(
            statistics.statistics(
                Optional.ofNullable(largest).map(LargestConversations::endpoints))),
        pass.captures(),
        largest,
        pass.exitCode());
  }

  private StatisticsAnalysis statistics(String title) {
    StatisticsAnalysis statistics = new StatisticsAnalysis(title, options);
    statistics.onInterval((index, row) -> progress.interval());
    if (intervals != null) {
      long length = options.interval().toNanos();
      statistics.onInterval(
          (index, row) ->
              print(VisibleText.of(title) + "\t" + TsvTables.intervalLine(row, length)));
    }
    return statistics;
  }

  private static String title(List<Path> files) {
    String first = title(files.get(0));
    return files.size() == 1 ? first : first + " and " + (files.size() - 1) + " more";
  }

  /** What to call a file in titles, and the folder of what is in it. */
  static String title(Path file) {
    return file.equals(CaptureReader.STANDARD_INPUT)
        ? AnalysedCapture.nameOf(file)
        : file.getFileName().toString();
  }

  private void print(String line) {
    synchronized (intervals) {
      progress.clear();
      intervals.println(line);
      intervals.flush();
    }
  }
}
