package trafficanalyzer.benchmarks.load;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rows that our loader wrote, read back, for the others to write the same: all of them in one
 * file, and those of {@code packets} as CSV. Packets come in the order of the capture, as no loader
 * is given them sorted by partition.
 */
final class SameRows {
  private static final int PAGE = 10_000;
  private static final String ORDER = "packet_number";

  private final BenchmarkNode node;

  SameRows(BenchmarkNode node) {
    this.node = node;
  }

  /** Reads all tables back. */
  void write(Path rows, Path csv) throws IOException {
    List<RowFile.Table> tables =
        BenchmarkNode.TABLES.stream()
            .map(name -> new RowFile.Table(name, node.columns(name)))
            .toList();
    try (RowFile.Writer out = RowFile.create(rows, tables);
        PrintStream text =
            new PrintStream(Files.newOutputStream(csv), false, StandardCharsets.UTF_8)) {
      ByteBuffer[][] packets = inOrder(tables.get(0));
      text.println(String.join(",", tables.get(0).columns()));
      DataType[] types = types(tables.get(0));
      for (ByteBuffer[] values : packets) {
        out.row(0, values);
        text.println(line(types, values));
      }
      for (int table = 1; table < tables.size(); table++) {
        for (Row row : select(tables.get(table))) {
          out.row(table, values(row));
        }
      }
      if (text.checkError()) {
        throw new IOException(csv + " could not be written");
      }
    }
  }

  private Iterable<Row> select(RowFile.Table table) {
    return node.admin()
        .execute(
            SimpleStatement.newInstance(
                    "SELECT %s FROM %s.%s"
                        .formatted(
                            String.join(", ", table.columns()), BenchmarkNode.OURS, table.name()))
                .setPageSize(PAGE));
  }

  private ByteBuffer[][] inOrder(RowFile.Table table) {
    int number = table.columns().indexOf(ORDER);
    List<ByteBuffer[]> all = new ArrayList<>();
    for (Row row : select(table)) {
      all.add(values(row));
    }
    ByteBuffer[][] sorted = all.toArray(new ByteBuffer[0][]);
    Arrays.sort(sorted, (a, b) -> Integer.compare(a[number].getInt(0), b[number].getInt(0)));
    return sorted;
  }

  private static ByteBuffer[] values(Row row) {
    ByteBuffer[] values = new ByteBuffer[row.size()];
    for (int i = 0; i < values.length; i++) {
      ByteBuffer value = row.getBytesUnsafe(i);
      if (value != null) {
        byte[] bytes = new byte[value.remaining()];
        value.get(value.position(), bytes);
        values[i] = ByteBuffer.wrap(bytes);
      }
    }
    return values;
  }

  private DataType[] types(RowFile.Table table) {
    return node
        .admin()
        .getMetadata()
        .getKeyspace(BenchmarkNode.OURS)
        .flatMap(keyspace -> keyspace.getTable(table.name()))
        .orElseThrow()
        .getColumns()
        .values()
        .stream()
        .map(ColumnMetadata::getType)
        .toArray(DataType[]::new);
  }

  private static String line(DataType[] types, ByteBuffer[] values) {
    StringBuilder line = new StringBuilder(250);
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        line.append(',');
      }
      if (values[i] != null) {
        line.append(text(types[i], values[i]));
      }
    }
    return line.toString();
  }

  private static String text(DataType type, ByteBuffer value) {
    Object object = CodecRegistry.DEFAULT.codecFor(type).decode(value, ProtocolVersion.DEFAULT);
    String text =
        object instanceof InetAddress address ? address.getHostAddress() : String.valueOf(object);
    boolean quote = Stream.of(",", "\"", "\n").anyMatch(text::contains);
    return quote ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
