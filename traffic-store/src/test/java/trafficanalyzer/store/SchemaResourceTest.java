package trafficanalyzer.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaResourceTest {
  @Test
  void everyFileOfTheFolderIsAStepAndTheyAreNumberedWithoutGaps() throws Exception {
    Path folder = Path.of(SchemaResource.class.getResource("/schema").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted())
          .isEqualTo(SchemaResource.ALL.stream().map(SchemaResource::name).toList());
    }
    for (int i = 0; i < SchemaResource.ALL.size(); i++) {
      assertThat(SchemaResource.ALL.get(i).version()).isEqualTo(i + 1);
      assertThat(SchemaResource.ALL.get(i).name()).startsWith("%03d-".formatted(i + 1));
    }
  }

  @Test
  void everyStatementMayBeRunAgain() {
    assertThat(SchemaResource.ALL)
        .flatExtracting(SchemaResource::statements)
        .isNotEmpty()
        .allMatch(
            statement ->
                statement.matches("CREATE (TABLE|INDEX|KEYSPACE) IF NOT EXISTS .*")
                    || statement.matches("ALTER TABLE traffic\\.\\w+ ADD IF NOT EXISTS \\(.*\\)"));
  }

  @Test
  void everyTableOfRowsExpiresInWindowsOfADay() {
    assertThat(SchemaResource.ALL)
        .flatExtracting(SchemaResource::statements)
        .filteredOn(statement -> statement.startsWith("CREATE TABLE"))
        .filteredOn(statement -> !statement.contains("traffic.schema_version"))
        .hasSize(10)
        .allSatisfy(
            statement ->
                assertThat(statement)
                    .contains(
                        "default_time_to_live = 2592000",
                        "TimeWindowCompactionStrategy",
                        "gc_grace_seconds = 86400"));
  }

  @Test
  void aChecksumStaysOverCommentsAndLayoutAndChangesWithTheStatements() {
    String checksum = checksum("CREATE TABLE a (b int);");
    assertThat(checksum).matches("[0-9a-f]{64}");
    assertThat(checksum("-- why\nCREATE TABLE a\n  (b int)")).isEqualTo(checksum);
    assertThat(checksum("CREATE TABLE a (b text);")).isNotEqualTo(checksum);
    assertThat(checksum("CREATE TABLE a (b int); C")).isNotEqualTo(checksum);
  }

  private static String checksum(String text) {
    List<String> statements = CqlScript.split(text);
    return new SchemaResource(1, "001-test.cql", statements).checksum();
  }
}
