package trafficanalyzer.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir private Path folder;

  @Test
  void theReasonIsWhatIsSaidLastAndIsNotNews() throws IOException {
    Path log =
        Files.writeString(
            folder.resolve("loader.log"),
            """
            loader: of an earlier start
            2026-11-21T04:44:00.001Z WARN  Loader: odd
            loader: no node answers; start one
            java.lang.Error: deep
              at trafficanalyzer.Deep
            2026-11-21T04:44:00.006Z INFO  ServiceMain: loader stopped

            """);

    assertThat(LogFile.lastLine(log)).endsWith("loader stopped");
    assertThat(LogFile.reason(log, 0)).isEqualTo("java.lang.Error: deep");
    assertThat(LogFile.reason(log, Files.size(log) - 61)).endsWith("loader stopped");
  }

  @Test
  void aLongLogIsReadFromItsEnd() throws IOException {
    Path log = Files.writeString(folder.resolve("long.log"), "x\n".repeat(50_000) + "the end\n");

    assertThat(LogFile.lastLine(log)).isEqualTo("the end");
  }

  @Test
  void whatWroteNothingSaidNothing() throws IOException {
    assertThat(LogFile.lastLine(folder.resolve("none.log"))).isEqualTo("-");
    assertThat(LogFile.reason(Files.createFile(folder.resolve("empty.log")), 100)).isEqualTo("-");
  }
}
