package trafficanalyzer.cli;

import java.io.PrintWriter;
import java.util.Optional;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import trafficanalyzer.cli.analyze.AnalyzeCommand;
import trafficanalyzer.cli.analyze.PlotCommand;
import trafficanalyzer.cli.cql.CqlCommand;
import trafficanalyzer.cli.up.UpCommand;
import trafficanalyzer.service.ServiceException;

/** The program behind {@code ./traffic}. */
@Command(
    name = "traffic",
    mixinStandardHelpOptions = true,
    description = "Know where your machine's traffic goes.",
    versionProvider = TrafficCommand.Version.class,
    subcommands = {
      FrontDoorCommand.Setup.class,
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      CqlCommand.class,
      CaptureCommand.class,
      LoadCommand.class,
      LedgerCommand.class,
      PacketsCommand.class,
      NamesCommand.class,
      CheckCommand.class,
      RepairCommand.class,
      AnalyzeCommand.class,
      PlotCommand.class,
      FrontDoorCommand.Test.class,
      FrontDoorCommand.Benchmark.class,
      FrontDoorCommand.Fuzz.class,
      AutoComplete.GenerateCompletion.class
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:done",
      "1:failed",
      "2:wrong usage or setting",
      "3:something is missing on the machine",
      "4:the input was damaged: what could be read was processed, the rest was named"
    })
public final class TrafficCommand {
  private TrafficCommand() {}

  /** Never returns. */
  public static void main(String[] args) {
    // Services log; commands speak to people, and log only what is wrong.
    System.setProperty("logback.configurationFile", "trafficanalyzer/cli/logback.xml");
    System.exit(commandLine().execute(args));
  }

  /** The commands as they are run; tests run them too. */
  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new TrafficCommand());
    commandLine.setExecutionExceptionHandler(TrafficCommand::failed);
    commandLine.setParameterExceptionHandler(TrafficCommand::misused);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.getSubcommands().get("generate-completion").getCommandSpec().aliases("completion");
    commandLine
        .getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().versionProvider(new Version()));
    return commandLine;
  }

  /** What is wrong, and where to read on: a page of help would push it off the screen. */
  private static int misused(ParameterException e, String[] arguments) {
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    PrintWriter err = e.getCommandLine().getErr();
    err.println(spec.qualifiedName() + ": " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    if (spec.parent() == null) {
      e.getCommandLine().usage(err); // the commands there are
    } else {
      err.println("see: " + spec.qualifiedName() + " --help");
    }
    return spec.exitCodeOnInvalidInput();
  }

  /** One line for what a person can mend; a stack trace for what only a developer can. */
  private static int failed(Exception e, CommandLine commandLine, ParseResult parsed)
      throws Exception {
    if (e instanceof ServiceException mendable) {
      CommandSpec spec = commandLine.getCommandSpec();
      commandLine.getErr().println(spec.qualifiedName() + ": " + mendable.getMessage());
      return mendable.exitCode().status();
    }
    throw e;
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = TrafficCommand.class.getPackage().getImplementationVersion();
      return new String[] {"traffic " + Optional.ofNullable(version).orElse("(not packaged)")};
    }
  }
}
