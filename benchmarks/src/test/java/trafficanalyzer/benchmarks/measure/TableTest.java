package trafficanalyzer.benchmarks.measure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void columnsStandInLine() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    new Table("what", "n").row("a", "100").print(new PrintStream(bytes, true, UTF_8));

    assertThat(bytes.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            """
            | what | n   |
            |------|-----|
            | a    | 100 |

            """);
  }

  @Test
  void aRowHasACellForEachColumn() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Table("a", "b").row("1"));
  }
}
