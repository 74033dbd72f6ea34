package trafficanalyzer.benchmarks.analyze;

import java.io.IOException;
import java.io.PrintStream;
import trafficanalyzer.benchmarks.measure.Program;
import trafficanalyzer.benchmarks.measure.Run;
import trafficanalyzer.benchmarks.measure.Table;

/** A table of programs that may run out of memory: each runs once, however it ends. */
final class Bounded {
  private final Table table;

  Bounded(String what) {
    table = new Table(what, "seconds", "peak MiB", "");
  }

  /** Runs a program; returns whether it did its work. */
  boolean run(Program program) throws IOException {
    Run run = program.tryCountingLines();
    table.row(
        program.name(),
        "%.1f".formatted(run.wallSeconds()),
        "%.0f".formatted(run.peakMebibytes()),
        run.succeeded() ? "done" : run.failure().lines().findFirst().orElse(""));
    return run.succeeded();
  }

  void print(PrintStream out) {
    table.print(out);
  }
}
