package trafficanalyzer.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import trafficanalyzer.benchmarks.analyze.AnalyzeCommand;
import trafficanalyzer.benchmarks.load.LoadCommand;
import trafficanalyzer.benchmarks.packets.PacketsCommand;
import trafficanalyzer.service.ServiceException;

/** The program behind {@code ./traffic benchmark}. */
@Command(
    name = "traffic benchmark",
    mixinStandardHelpOptions = true,
    description = "Measures how fast Traffic Analyzer is, beside the tools that people know.",
    subcommands = {PacketsCommand.class, LoadCommand.class, AnalyzeCommand.class})
public final class BenchmarksCommand {
  private BenchmarksCommand() {}

  /** Never returns. */
  public static void main(String[] args) {
    CommandLine commandLine = new CommandLine(new BenchmarksCommand());
    commandLine.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          if (e instanceof IOException
              || e instanceof UncheckedIOException
              || e instanceof ServiceException) {
            command.getErr().println(command.getCommandName() + ": " + e.getMessage());
            return 1;
          }
          throw e;
        });
    System.exit(commandLine.execute(args));
  }
}
