package trafficanalyzer.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import trafficanalyzer.benchmarks.packets.PacketsCommand;

/** The program behind {@code ./traffic benchmark}. */
@Command(
    name = "traffic benchmark",
    mixinStandardHelpOptions = true,
    description = "Measures how fast Traffic Analyzer is, beside the tools that people know.",
    subcommands = PacketsCommand.class)
public final class BenchmarksCommand {
  private BenchmarksCommand() {}

  /** Never returns. */
  public static void main(String[] args) {
    CommandLine commandLine = new CommandLine(new BenchmarksCommand());
    commandLine.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          if (e instanceof IOException || e instanceof UncheckedIOException) {
            command.getErr().println(command.getCommandName() + ": " + e.getMessage());
            return 1;
          }
          throw e;
        });
    System.exit(commandLine.execute(args));
  }
}
