package trafficanalyzer.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeTest {
  @TempDir private Path folder;

  @Test
  void isReadAsItWasPrinted() throws IOException {
    Path file = folder.resolve("out");
    Outcome outcome = new Outcome(1000, 1600, 2.5);
    try (PrintStream out = new PrintStream(Files.newOutputStream(file))) {
      out.println("a line of a log");
      outcome.print(out);
    }
    assertThat(Outcome.read(file)).isEqualTo(outcome);
    assertThat(outcome.packetsPerSecond()).isEqualTo(400);
    assertThat(outcome.rowsPerSecond()).isEqualTo(640);
  }

  @Test
  void isTheLastLineOfDsbulksTable() throws IOException {
    Path file = folder.resolve("out");
    Files.writeString(
        file,
        """
        Operation directory: /tmp/logs/LOAD_20261127-210110-000001
            total | failed | rows/s |  p50ms |  p99ms | p999ms | batches
          400,000 |      0 | 20,000 |  23.89 | 143.65 | 171.97 |    2.06
          966,007 |      0 | 35,000 |  20.45 |  96.99 | 148.90 |    2.11
        Operation LOAD_20261127-210110-000001 completed successfully in 27 seconds.
        """);
    Outcome outcome = Outcome.read(file);
    assertThat(outcome.packets()).isEqualTo(966_007);
    assertThat(outcome.rows()).isEqualTo(966_007);
    assertThat(outcome.seconds()).isCloseTo(27.6, within(0.01));
  }

  @Test
  void isMissedWhereAProcessToldNoneOrRowsFailed() throws IOException {
    Path file = Files.writeString(folder.resolve("out"), "nothing\n");
    assertThatThrownBy(() -> Outcome.read(file)).isInstanceOf(IOException.class);
    Files.writeString(file, "1,000 |      2 | 20,000 |  23.89 |\n");
    assertThatThrownBy(() -> Outcome.read(file)).hasMessageContaining("2 rows");
  }
}
