package trafficanalyzer.cli.cql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected texts follow print_formatted_result of cqlsh. */
class TableWriterTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TableWriter writer =
      new TableWriter(new PrintStream(bytes, true, StandardCharsets.UTF_8));

  @Test
  void headersStandLeftAndValuesRight() {
    writer.write(
        List.of("port", "endpoint"),
        List.of(List.of("443", "hahaha.com"), List.of("40443", "huhuhu.ro")));
    writer.end(2);

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """

             port  | endpoint
            -------+------------
               443 | hahaha.com
             40443 |  huhuhu.ro

            (2 rows)
            """);
  }

  @Test
  void noRowsIsAHeaderAndACount() {
    writer.write(List.of("port", "endpoint"), List.of());
    writer.end(0);

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo("\n port | endpoint\n------+----------\n\n(0 rows)\n");
  }

  @Test
  void aLaterPageHasItsOwnWidthsAndNoSecondHeader() {
    writer.write(List.of("n"), List.of(List.of("1")));
    writer.write(List.of("n"), List.of(List.of("1000")));
    writer.end(2);

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo("\n n\n---\n 1\n 1000\n\n(2 rows)\n");
  }

  @Test
  void widthsAreCountedInTerminalColumns() {
    writer.write(List.of("name"), List.of(List.of("日本"), List.of("abcdef"), List.of("é")));

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .contains("   日本", " abcdef", "      é");
  }
}
