package trafficanalyzer.cli.analyze;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import trafficanalyzer.analysis.AnalysedCapture;
import trafficanalyzer.analysis.report.ReportContent;
import trafficanalyzer.analysis.statistics.CaptureStatistics;
import trafficanalyzer.analysis.statistics.StatisticsMerger;
import trafficanalyzer.analysis.table.OutputFolder;
import trafficanalyzer.cli.console.Reason;
import trafficanalyzer.service.ExitCode;

/** Analyses files, some at the same time, and writes what is in them. */
final class AnalyzeRun {
  private final FileAnalysis analysis;
  private final Path out;
  private final boolean save;
  private final Pictures pictures;
  private final Consumer<String> problems;

  AnalyzeRun(
      FileAnalysis analysis, Path out, boolean save, Pictures pictures, Consumer<String> problems) {
    this.analysis = analysis;
    this.out = out;
    this.save = save;
    this.pictures = pictures;
    this.problems = problems;
  }

  /** Each file by itself; where there are several, into a folder named as the file. */
  ExitCode eachByItself(List<Path> files, int parallel) throws InterruptedException {
    ExecutorService threads = threads(parallel);
    try {
      Set<String> taken = new HashSet<>();
      List<Future<ExitCode>> running = new ArrayList<>();
      for (Path file : files) {
        Path folder = files.size() == 1 ? out : out.resolve(nameFor(file, taken));
        running.add(threads.submit(() -> write(folder, analysis.of(file))));
      }
      ExitCode worst = ExitCode.OK;
      for (Future<ExitCode> one : running) {
        worst = worst.worse(get(one));
      }
      return worst;
    } finally {
      threads.shutdownNow();
    }
  }

  /** Captures in the order of time, in one pass. */
  ExitCode asOne(List<Path> files) {
    return write(out, analysis.ofCaptures(TimeOrder.of(files)));
  }

  /**
   * All files, captures and states, as one capture; no more than are analysed at the same time are
   * in memory.
   */
  ExitCode merged(List<Path> files, int parallel) throws InterruptedException {
    ExecutorService threads = threads(parallel);
    try {
      ExitCode worst = ExitCode.OK;
      StatisticsMerger merger = new StatisticsMerger(analysis.options());
      List<AnalysedCapture> captures = new ArrayList<>();
      ArrayDeque<Future<FileResult>> running = new ArrayDeque<>();
      Iterator<Path> waiting = TimeOrder.of(files).iterator();
      while (waiting.hasNext() || !running.isEmpty()) {
        while (waiting.hasNext() && running.size() < parallel) {
          Path file = waiting.next();
          running.add(threads.submit(() -> analysis.of(file)));
        }
        FileResult result = get(running.remove());
        worst = worst.worse(result.exitCode());
        captures.addAll(result.captures());
        result.statistics().ifPresent(merger::add);
      }
      return merger.parts() == 0
          ? worst
          : write(out, ReportContent.of(merger.statistics(), captures), worst);
    } catch (IllegalArgumentException e) {
      problems.accept("the files do not go together: " + e.getMessage());
      return ExitCode.FAILED;
    } finally {
      threads.shutdownNow();
    }
  }

  private ExitCode write(Path folder, FileResult result) {
    return result.statistics().isEmpty()
        ? result.exitCode()
        : write(folder, result.report(), result.exitCode());
  }

  private ExitCode write(Path folder, ReportContent report, ExitCode soFar) {
    try {
      CaptureStatistics statistics = report.statistics();
      OutputFolder output = new OutputFolder(folder);
      AtOnce.run(
          () -> pictures.draw(List.of(statistics), output.file("plots")),
          () -> output.write(statistics, report.captures()),
          () -> save(statistics, output),
          () -> Pictures.report(report, output.file("report.html")));
      if (!pictures.canBeDrawnOf(List.of(statistics))) {
        problems.accept(statistics.name() + " has " + Pictures.NOTHING_TO_DRAW);
        return soFar.worse(ExitCode.FAILED);
      }
      return soFar;
    } catch (IOException e) {
      problems.accept(folder + " cannot be written: " + Reason.of(e));
      return ExitCode.FAILED;
    }
  }

  private void save(CaptureStatistics statistics, OutputFolder output) throws IOException {
    if (save) {
      output.save(statistics);
    }
  }

  /** Two captures of the same name, in two folders, get two folders. */
  private static String nameFor(Path file, Set<String> taken) {
    String name = FileAnalysis.title(file);
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + "-" + i;
    }
    return free;
  }

  private static ExecutorService threads(int parallel) {
    return Executors.newFixedThreadPool(
        parallel,
        task -> {
          Thread thread = new Thread(task, "analysis");
          thread.setDaemon(true);
          return thread;
        });
  }

  private static <T> T get(Future<T> result) throws InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException unexpected
          ? unexpected
          : new IllegalStateException(e.getCause());
    }
  }
}
