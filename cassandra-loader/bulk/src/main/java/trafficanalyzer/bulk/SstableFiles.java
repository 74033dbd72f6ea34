package trafficanalyzer.bulk;

import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.cassandra.config.DatabaseDescriptor;
import org.apache.cassandra.dht.Murmur3Partitioner;
import trafficanalyzer.store.RowFiles;

/** SSTables of each table that rows are written to, streamed to the nodes that hold their keys. */
public final class SstableFiles implements RowFiles {
  private static final int MEBIBYTE = 1 << 20;

  /** Rows of packets that are sorted at once: some 400,000. */
  private static final int PACKETS_BUFFER = 48 * MEBIBYTE;

  private static final int OTHER_BUFFER = 8 * MEBIBYTE;

  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "sstable-writer");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<String, SstableTable> tables = new LinkedHashMap<>();
  private CqlSession session;
  private Path folder;

  /** As the service loader makes it. */
  public SstableFiles() {}

  @Override
  public void open(CqlSession session, Path folder) {
    this.session = session;
    this.folder = folder;
    DatabaseDescriptor.clientInitialization(false);
    DatabaseDescriptor.setPartitionerUnsafe(Murmur3Partitioner.instance);
    // As fast as the nodes take them, like sstableloader; the default, 24 MiB/s, is for repairs.
    DatabaseDescriptor.setStreamThroughputOutboundBytesPerSec(0);
    DatabaseDescriptor.setInterDCStreamThroughputOutboundBytesPerSec(0);
    DatabaseDescriptor.setEntireSSTableStreamThroughputOutboundMebibytesPerSec(0);
    DatabaseDescriptor.setEntireSSTableInterDCStreamThroughputOutboundMebibytesPerSec(0);
  }

  @Override
  public void add(String table, List<String> columns, List<ByteBuffer> values)
      throws IOException, InterruptedException {
    SstableTable files = tables.get(table);
    if (files == null) {
      files =
          new SstableTable(
              session,
              table,
              columns,
              folder.resolve(SstableTable.KEYSPACE).resolve(table),
              table.equals("packets") ? PACKETS_BUFFER : OTHER_BUFFER,
              writer);
      tables.put(table, files);
    }
    files.add(values);
  }

  @Override
  public void complete() throws IOException, InterruptedException {
    for (SstableTable files : tables.values()) {
      files.finish();
    }
  }

  @Override
  public void deliver() throws IOException, InterruptedException {
    for (SstableTable files : tables.values()) {
      files.stream(session);
    }
  }

  @Override
  public void close() {
    writer.shutdownNow();
  }
}
