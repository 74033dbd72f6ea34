package trafficanalyzer.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;
import trafficanalyzer.cli.instance.Home;

/**
 * What {@code ./traffic} does itself, before anything is built. Here for {@code --help} and
 * completion; run from the program, the script is called.
 */
abstract class FrontDoorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Home.path().resolve("traffic").toString());
    command.addAll(spec.commandLine().getParseResult().originalArgs());
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  /** The Debian packages. */
  @Command(
      name = "setup",
      mixinStandardHelpOptions = true,
      description = "Install the Debian packages that are missing, or print the command that does.")
  static final class Setup extends FrontDoorCommand {
    @Option(names = "--check", description = "only name what is missing")
    private boolean check;

    @Option(
        names = "--for",
        paramLabel = "WHAT",
        description = "up (the default), test or benchmark")
    private String purpose;
  }

  /** The tests. */
  @Command(
      name = "test",
      mixinStandardHelpOptions = true,
      description = "Run every test, installing first what they need.")
  static final class Test extends FrontDoorCommand {}

  /** The benchmarks, a program of their own. */
  @Command(
      name = "benchmark",
      mixinStandardHelpOptions = true,
      description = "Measure speed and memory beside the tools that people know.")
  static final class Benchmark extends FrontDoorCommand {
    @Unmatched private List<String> benchmarkAndItsOptions;
  }

  /** Fuzzing, a program of its own. */
  @Command(
      name = "fuzz",
      mixinStandardHelpOptions = true,
      description =
          "Let a fuzzer look for bytes that make a reader fail, hang or take much memory.")
  static final class Fuzz extends FrontDoorCommand {
    @Unmatched private List<String> targetsAndOptions;
  }
}
