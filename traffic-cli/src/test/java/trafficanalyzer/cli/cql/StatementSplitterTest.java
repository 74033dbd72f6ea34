package trafficanalyzer.cli.cql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import trafficanalyzer.cli.cql.StatementSplitter.Split;

class StatementSplitterTest {
  @Test
  void statementsEndAtSemicolons() {
    Split split = StatementSplitter.split("SELECT 1; SELECT 2 ;\nSELECT");

    assertThat(split.statements()).containsExactly("SELECT 1", "SELECT 2");
    assertThat(split.rest()).isEqualTo("SELECT");
  }

  @Test
  void aSemicolonInQuotesOrCommentsEndsNothing() {
    Split split =
        StatementSplitter.split(
            "SELECT ';' -- a;b\n, \"x;y\" // c;d\n, 'it''s;' /* ; */ , $$ ; $$ FROM t;");

    assertThat(split.statements()).hasSize(1);
    assertThat(split.statements().get(0)).contains("';'", "\"x;y\"", "'it''s;'", "$$ ; $$");
    assertThat(split.rest()).isEmpty();
  }

  @Test
  void aBatchIsOneStatement() {
    Split split =
        StatementSplitter.split(
            "BEGIN UNLOGGED BATCH INSERT INTO t (a) VALUES (1); INSERT INTO t (a) VALUES (2);"
                + " APPLY BATCH; SELECT 1;");

    assertThat(split.statements()).hasSize(2);
    assertThat(split.statements().get(0)).startsWith("BEGIN").endsWith("APPLY BATCH");
  }

  @Test
  void whatIsLeftOpenStaysForTheNextLine() {
    assertThat(StatementSplitter.split("SELECT 'a;\n").rest()).isEqualTo("SELECT 'a;");
    assertThat(StatementSplitter.split("/* a;\n").rest()).isEqualTo("/* a;");
    assertThat(StatementSplitter.split("BEGIN BATCH INSERT x;").statements()).isEmpty();
  }

  @Test
  void emptyStatementsAreNone() {
    assertThat(StatementSplitter.split(" ; ;\n-- nothing;\n;").statements()).isEmpty();
  }
}
