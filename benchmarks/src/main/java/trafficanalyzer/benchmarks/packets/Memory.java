package trafficanalyzer.benchmarks.packets;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import trafficanalyzer.benchmarks.measure.Program;
import trafficanalyzer.benchmarks.measure.Run;
import trafficanalyzer.benchmarks.measure.Table;

/** A table of what our commands need on captures that would fill memory. */
final class Memory {
  private static final String HEAP = "-Xmx256m";
  private static final List<String> COMMANDS = List.of("names", "packets");

  private final Table table =
      new Table(
          "with " + HEAP, "packets", "command", "lines", "seconds", "peak MiB of the process", "");

  private final List<String> failures = new ArrayList<>();
  private final Programs programs;

  Memory(Programs programs) {
    this.programs = programs;
  }

  /** Runs the commands on a capture, once each. */
  void run(String what, Path capture, long packets) throws IOException {
    for (String command : COMMANDS) {
      // The java launcher takes options from this variable, too.
      Program program = programs.traffic(command, capture).with("JDK_JAVA_OPTIONS", HEAP);
      Run run = program.tryCountingLines();
      table.row(
          what,
          "%,d".formatted(packets),
          program.name(),
          "%,d".formatted(run.lines()),
          "%.1f".formatted(run.wallSeconds()),
          "%.0f".formatted(run.peakMebibytes()),
          run.succeeded() ? "done" : "FAILED");
      if (!run.succeeded()) {
        failures.add("%s, %s: %s".formatted(what, program.name(), run.failure()));
      }
    }
  }

  /** Whether all ran to their end. */
  boolean sufficed() {
    return failures.isEmpty();
  }

  void print(PrintStream out) {
    table.print(out);
    failures.forEach(out::println);
  }
}
