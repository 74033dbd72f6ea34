package trafficanalyzer.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.benchmarks.measure.Contest.Entrant;

class ProgramTest {
  @TempDir private Path folder;

  @BeforeEach
  void gnuTime() {
    assertThat(Path.of("/usr/bin/time")).as("of the Debian package time").isExecutable();
  }

  @Test
  void itsOutputGoesIntoTheFile() throws Exception {
    Path output = folder.resolve("output");

    Run run = shell("echo \"$WORD\"").with("WORD", "hello").into(output).run();

    assertThat(run.succeeded()).isTrue();
    assertThat(run.peakMebibytes()).isPositive();
    assertThat(output).hasContent("hello");
  }

  @Test
  void itIsPreparedBeforeEachRun() throws Exception {
    Path flows = folder.resolve("flows");
    Program program = shell("mkdir " + flows).after(() -> Files.deleteIfExists(flows));

    program.run();
    program.run();

    assertThat(flows).isDirectory();
  }

  @Test
  void linesAreCountedAndAFailureIsTold() throws Exception {
    Run run = shell("echo one; echo two; echo bad luck >&2; exit 3").tryCountingLines();

    assertThat(run.lines()).isEqualTo(2);
    assertThat(run.succeeded()).isFalse();
    assertThat(run.failure()).isEqualTo("ended with status 3: bad luck");
  }

  @Test
  void whatFailsIsNotMeasured() {
    assertThatIOException()
        .isThrownBy(() -> shell("echo no >&2; exit 1").run())
        .withMessage("sh -c echo no >&2; exit 1 ended with status 1: no");
  }

  @Test
  void programsRunInTurnAfterOneWarmUpEach() throws Exception {
    Path log = folder.resolve("log");
    Program one = shell("printf 1 >>" + log);
    Program two = shell("printf 2 >>" + log);

    Contest contest = new Contest(3, List.of(new Entrant(one, 10), new Entrant(two, 10)));

    assertThat(log).hasContent("12121212");
    assertThat(contest.runs(0)).hasSize(3);
    assertThat(contest.timesAsFast(0, 0)).isEqualTo(new Spread(1, 1, 1));
  }

  private static Program shell(String script) {
    return Program.of("shell", "sh", "-c", script);
  }
}
