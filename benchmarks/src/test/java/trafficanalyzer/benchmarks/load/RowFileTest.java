package trafficanalyzer.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowFileTest {
  @TempDir private Path folder;

  @Test
  void rowsAreReadAsTheyWereWritten() throws Exception {
    Path file = folder.resolve("rows");
    List<RowFile.Table> tables =
        List.of(
            new RowFile.Table("one", List.of("a", "b")), new RowFile.Table("two", List.of("c")));
    ByteBuffer[] first = {ByteBuffer.wrap(new byte[] {1, 2}), null};
    ByteBuffer[] second = {ByteBuffer.allocate(0)};
    try (RowFile.Writer out = RowFile.create(file, tables)) {
      out.row(0, first);
      out.row(1, second);
    }
    List<String> read = new ArrayList<>();
    RowFile.read(file, (table, values) -> read.add(table + Arrays.toString(values)));
    assertThat(RowFile.tables(file)).isEqualTo(tables);
    assertThat(read).containsExactly(0 + Arrays.toString(first), 1 + Arrays.toString(second));
  }

  @Test
  void aTablesInsertNamesItsColumns() {
    assertThat(new RowFile.Table("one", List.of("a", "b")).insert("plain"))
        .isEqualTo("INSERT INTO plain.one (a, b) VALUES (?, ?)");
  }
}
