package trafficanalyzer.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of several tables in a file, values as the native protocol has them: a table is its name and
 * its columns; a row the table's index, and length and bytes of each value, -1 where it is unset.
 */
final class RowFile {
  private static final int BUFFER = 1 << 20;

  private RowFile() {}

  /** A table and its columns, in the order of a row's values. */
  record Table(String name, List<String> columns) {
    String insert(String keyspace) {
      return "INSERT INTO %s.%s (%s) VALUES (%s)"
          .formatted(
              keyspace,
              name,
              String.join(", ", columns),
              String.join(", ", columns.stream().map(column -> "?").toList()));
    }
  }

  /** Takes one row; a value that is unset is null. */
  interface Sink {
    void accept(int table, ByteBuffer[] values) throws IOException, InterruptedException;
  }

  static Writer create(Path file, List<Table> tables) throws IOException {
    return new Writer(file, tables);
  }

  static List<Table> tables(Path file) throws IOException {
    try (DataInputStream in = open(file)) {
      return readTables(in);
    }
  }

  static void read(Path file, Sink sink) throws IOException, InterruptedException {
    try (DataInputStream in = open(file)) {
      List<Table> tables = readTables(in);
      for (int table; (table = in.read()) >= 0; ) {
        ByteBuffer[] values = new ByteBuffer[tables.get(table).columns().size()];
        for (int i = 0; i < values.length; i++) {
          int length = in.readInt();
          if (length >= 0) {
            byte[] bytes = new byte[length];
            in.readFully(bytes);
            values[i] = ByteBuffer.wrap(bytes);
          }
        }
        sink.accept(table, values);
      }
    }
  }

  private static DataInputStream open(Path file) throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
  }

  private static List<Table> readTables(DataInputStream in) throws IOException {
    List<Table> tables = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      String name = in.readUTF();
      List<String> columns = new ArrayList<>();
      for (int column = in.readInt(); column > 0; column--) {
        columns.add(in.readUTF());
      }
      tables.add(new Table(name, columns));
    }
    return tables;
  }

  static final class Writer implements AutoCloseable {
    private final DataOutputStream out;

    private Writer(Path file, List<Table> tables) throws IOException {
      out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
      out.writeInt(tables.size());
      for (Table table : tables) {
        out.writeUTF(table.name());
        out.writeInt(table.columns().size());
        for (String column : table.columns()) {
          out.writeUTF(column);
        }
      }
    }

    void row(int table, ByteBuffer[] values) throws IOException {
      out.write(table);
      for (ByteBuffer value : values) {
        if (value == null) {
          out.writeInt(-1);
        } else {
          out.writeInt(value.remaining());
          out.write(value.array(), value.arrayOffset() + value.position(), value.remaining());
        }
      }
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
