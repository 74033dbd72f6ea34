package trafficanalyzer.fuzzing;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./traffic fuzz}: bytes of a fuzzer's making against everything that reads packets. */
@Command(
    name = "traffic fuzz",
    mixinStandardHelpOptions = true,
    description = {
      "Lets Jazzer, a coverage-guided fuzzer, look for bytes that make a target fail, hang for",
      "more than a second, or need more than 256 MiB. What is found is kept among the tests, where",
      "every build runs it again."
    },
    footerHeading = "%nTargets (all unless named):%n",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:nothing was found",
      "1:something was found, or a target could not be run",
      "2:the command line is wrong",
      "3:something is missing on the machine"
    })
public final class FuzzCommand implements Callable<Integer> {
  private static final int MOST_SECONDS = 86_400;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "How long to fuzz each target (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Parameters(
      paramLabel = "TARGET",
      arity = "0..*",
      description = "Which to fuzz; see the list below.")
  private List<FuzzTarget> targets = List.of(FuzzTarget.values());

  @Spec private CommandSpec spec;

  /** Never returns. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new FuzzCommand());
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    List<String> footer = new ArrayList<>();
    for (FuzzTarget target : FuzzTarget.values()) {
      footer.add("  %-10s %s".formatted(target.label(), target.description()));
    }
    commandLine.getCommandSpec().usageMessage().footer(footer.toArray(String[]::new));
    return commandLine;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw new ParameterException(
          spec.commandLine(), "--seconds takes 1 to " + MOST_SECONDS + ", not " + seconds);
    }
    PrintWriter out = spec.commandLine().getOut();
    Path home = Path.of(System.getProperty("traffic.home", ".")).toAbsolutePath().normalize();
    boolean clean = true;
    for (FuzzTarget target : targets) {
      FuzzRun run = new FuzzRun(target, home);
      FuzzRun.Outcome outcome = run.run(Duration.ofSeconds(seconds));
      out.printf("%-10s %s%n", target.label(), outcome.text());
      out.flush();
      clean &= outcome.clean();
    }
    return clean ? 0 : 1;
  }
}
