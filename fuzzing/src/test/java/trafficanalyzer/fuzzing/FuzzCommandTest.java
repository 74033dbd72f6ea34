package trafficanalyzer.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class FuzzCommandTest {
  private final StringWriter out = new StringWriter();

  @ParameterizedTest
  @EnumSource(FuzzTarget.class)
  void everyTargetIsNamedByTheFrontDoorAndByHelp(FuzzTarget target) throws Exception {
    assertThat(Files.readString(Path.of("..", "traffic")))
        .containsPattern("TARGET .*\\b" + target.label() + "\\b");
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("  " + target.label() + " ", target.description());
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-target", "--seconds=0", "--seconds=86401", "--seconds=x"})
  void whatCannotBeMeantIsWrongUsage(String argument) {
    assertThat(run(argument)).isEqualTo(2);
    assertThat(out.toString()).contains(argument.replaceFirst(".*=", ""));
  }

  @Test
  void aFindingIsReadFromTheLog(@TempDir Path folder) throws Exception {
    Path log =
        Files.writeString(
            folder.resolve("log"),
            """
            INFO: Seed: 148303879
            #2097152\tpulse  cov: 1130 ft: 5303 corp: 799/39Kb exec/s: 190650 rss: 450Mb
            == Java Exception: java.lang.AssertionError: VLAN 4096 is not within -1 and 4095
            stat::number_of_executed_units: 2802708
            """);

    FuzzLog read = FuzzLog.read(log, 77);

    assertThat(read.done()).isFalse();
    assertThat(read.inputs()).isEqualTo(2_802_708);
    assertThat(read.what())
        .isEqualTo("java.lang.AssertionError: VLAN 4096 is not within -1 and 4095");
  }

  @Test
  void aQuickInputIsNoHang() throws Exception {
    assertThat(HangCheck.hangs(FuzzTarget.LAYERS, new byte[] {0, 1, 2})).isFalse();
  }

  @Test
  void longInputsAreMadeOfShortOnesAndOnlySlowOnesAreKept(@TempDir Path folder) throws Exception {
    Path corpus = Files.createDirectory(folder.resolve("corpus"));
    Files.write(corpus.resolve("empty"), new byte[0]);
    Files.write(corpus.resolve("short"), new byte[] {0, 1, 2});

    assertThat(Stretch.hang(FuzzTarget.LAYERS, List.of(corpus), folder)).isEmpty();
    assertThat(folder).isDirectoryNotContaining("glob:**stretched-*");
  }

  private int run(String... arguments) {
    CommandLine command = FuzzCommand.commandLine();
    command.setOut(new PrintWriter(out));
    command.setErr(new PrintWriter(out));
    return command.execute(arguments);
  }
}
