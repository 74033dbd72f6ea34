package trafficanalyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrafficCommandTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void everyCommandOfTheFrontDoorIsThereAndHasHelp() {
    assertThat(TrafficCommand.commandLine().getSubcommands())
        .containsKeys(
            "setup",
            "up",
            "down",
            "status",
            "test",
            "benchmark",
            "fuzz",
            "capture",
            "load",
            "ledger",
            "names",
            "packets",
            "check",
            "repair",
            "analyze",
            "plot",
            "cql",
            "generate-completion",
            "completion");

    for (String command : TrafficCommand.commandLine().getSubcommands().keySet()) {
      assertThat(run(command, "--help")).as(command).isZero();
      assertThat(out.toString())
          .as(command)
          .contains("Usage: traffic " + command.replaceFirst("^completion", "generate-completion"));
    }
  }

  @Test
  void anUnknownOptionIsWrongUsage() {
    assertThat(run("up", "--no-such-option")).isEqualTo(2);
    assertThat(err.toString())
        .contains("traffic up: Unknown option: '--no-such-option'", "see: traffic up --help");
    assertThat(run("no-such-command")).isEqualTo(2);
    assertThat(err.toString()).contains("Usage: traffic").contains("analyze");
  }

  @Test
  void whereNothingRunsCommandsSaySoInOneLineAndWithTheRemedy() {
    for (String command : new String[] {"status", "down", "cql", "ledger"}) {
      assertThat(run(command, "--data", folder.toString())).as(command).isEqualTo(3);
    }
    assertThat(err.toString().lines())
        .hasSize(4)
        .allMatch(line -> line.contains("no instance runs in " + folder))
        .allMatch(line -> line.contains("start one with ./traffic up"));
  }

  @Test
  void whatToCaptureInsteadOfTheDemoGoesOnlyWithoutIt() {
    assertThat(run("up", "--data", folder.toString(), "--interface", "eth0")).isEqualTo(2);
    assertThat(err.toString()).contains("--no-demo");
  }

  @Test
  void theDemoStaysOnLoopbackAddresses() {
    assertThat(run("up", "--data", folder.toString(), "--producer-network", "10.0.0")).isEqualTo(2);
    assertThat(err.toString()).contains("127.53.0");
  }

  @Test
  void completionKnowsTheCommands() {
    assertThat(run("generate-completion")).isZero();
    assertThat(out.toString()).contains("setup up down status").contains("--producer-network");
  }

  private int run(String... arguments) {
    CommandLine commandLine = TrafficCommand.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}
