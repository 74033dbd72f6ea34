package trafficanalyzer.bulk;

import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.cassandra.config.DatabaseDescriptor;
import org.apache.cassandra.cql3.statements.schema.CreateTableStatement;
import org.apache.cassandra.io.sstable.SSTableId;
import org.apache.cassandra.io.sstable.SSTableIdFactory;
import org.apache.cassandra.io.sstable.SSTableLoader;
import org.apache.cassandra.io.util.File;
import org.apache.cassandra.schema.TableId;
import org.apache.cassandra.schema.TableMetadata;
import org.apache.cassandra.schema.TableMetadataRef;
import org.apache.cassandra.utils.OutputHandler;

/** The SSTables of one table: while one buffer of rows fills, the other is written. */
final class SstableTable {
  static final String KEYSPACE = "traffic";

  private final String name;
  private final Path folder;
  private final TableMetadataRef table;
  private final Sstable sstable;
  private final ExecutorService writer;
  private final Supplier<SSTableId> ids =
      SSTableIdFactory.instance.defaultBuilder().generator(Stream.empty());
  private final boolean indexed;
  private RowBuffer filling;
  private RowBuffer other;
  private Future<?> writing;

  /**
   * @param folder made when it is needed; its name is the table's, and its parent's the keyspace's
   * @param bytes of rows that are sorted at once; twice as many are in memory
   * @param writer where SSTables are written
   */
  SstableTable(
      CqlSession session,
      String name,
      List<String> columns,
      Path folder,
      int bytes,
      ExecutorService writer) {
    this.name = name;
    this.folder = folder;
    this.writer = writer;
    var described =
        session
            .getMetadata()
            .getKeyspace(KEYSPACE)
            .flatMap(keyspace -> keyspace.getTable(name))
            .orElseThrow();
    indexed = !described.getIndexes().isEmpty();
    // With its identity: what is streamed names the table by it.
    TableMetadata metadata =
        CreateTableStatement.parse(described.describe(false), KEYSPACE)
            .id(TableId.fromUUID(described.getId().orElseThrow()))
            .build();
    table = TableMetadataRef.forOfflineTools(metadata);
    sstable = new Sstable(table, new Columns(metadata, columns));
    filling = new RowBuffer(bytes, metadata.partitionKeyColumns().size());
    other = new RowBuffer(bytes, metadata.partitionKeyColumns().size());
  }

  void add(List<ByteBuffer> values) throws IOException, InterruptedException {
    if (!filling.add(values)) {
      write();
      filling.add(values);
    }
  }

  /** Has the buffer written, once the one before it is. */
  private void write() throws IOException, InterruptedException {
    await();
    Files.createDirectories(folder);
    RowBuffer full = filling;
    filling = other;
    other = full;
    SSTableId id = ids.get();
    writing =
        writer.submit(
            () -> {
              sstable.write(full, folder, id);
              full.clear();
            });
  }

  private void await() throws IOException, InterruptedException {
    if (writing != null) {
      try {
        writing.get();
      } catch (ExecutionException e) {
        throw new IOException(
            "an SSTable of " + name + " cannot be written in " + folder, e.getCause());
      }
      writing = null;
    }
  }

  /** Returns when all rows are in SSTables. */
  void finish() throws IOException, InterruptedException {
    if (!filling.isEmpty()) {
      write();
    }
    await();
  }

  /**
   * Streams all SSTables to the nodes that hold a part of them, and removes them when all have it.
   */
  void stream(CqlSession session) throws IOException, InterruptedException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    SSTableLoader loader =
        new SSTableLoader(
            new File(folder),
            new Cluster(session, table),
            new OutputHandler.LogOutput(),
            1,
            KEYSPACE,
            name);
    // A file that is taken over as it is lacks the index.
    DatabaseDescriptor.setStreamEntireSSTables(!indexed);
    try {
      loader.stream().get();
    } catch (ExecutionException e) {
      throw new IOException(
          "the rows of " + name + " did not reach " + loader.getFailedHosts(), e.getCause());
    }
    remove();
  }

  private void remove() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
