package trafficanalyzer.bulk;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.cassandra.config.DatabaseDescriptor;
import org.apache.cassandra.db.DecoratedKey;
import org.apache.cassandra.db.DeletionTime;
import org.apache.cassandra.db.SerializationHeader;
import org.apache.cassandra.db.rows.AbstractUnfilteredRowIterator;
import org.apache.cassandra.db.rows.EncodingStats;
import org.apache.cassandra.db.rows.Row;
import org.apache.cassandra.db.rows.Rows;
import org.apache.cassandra.db.rows.Unfiltered;
import org.apache.cassandra.io.sstable.Descriptor;
import org.apache.cassandra.io.sstable.SSTableId;
import org.apache.cassandra.io.sstable.SSTableTxnWriter;
import org.apache.cassandra.io.util.File;
import org.apache.cassandra.schema.TableMetadata;
import org.apache.cassandra.schema.TableMetadataRef;

/** Writes the rows of a buffer as one SSTable. */
final class Sstable {
  /** As Cassandra 5 writes them by our configuration. */
  private static final String FORMAT = "bti";

  private record Partition(DecoratedKey key, RowBuffer.Rows rows) {}

  private final TableMetadataRef table;
  private final Columns rowColumns;

  Sstable(TableMetadataRef table, Columns columns) {
    this.table = table;
    this.rowColumns = columns;
  }

  void write(RowBuffer rows, Path folder, SSTableId id) {
    TableMetadata metadata = table.get();
    WriteTime written = WriteTime.now(metadata.params.defaultTimeToLive);
    EncodingStats stats = new EncodingStats(written.micros(), written.seconds(), written.ttl());
    SerializationHeader header =
        new SerializationHeader(true, metadata, metadata.regularAndStaticColumns(), stats);
    Descriptor descriptor =
        new Descriptor(
            new File(folder),
            metadata.keyspace,
            metadata.name,
            id,
            DatabaseDescriptor.getSSTableFormats().get(FORMAT));
    Partition[] partitions = sorted(rows, metadata);
    try (SSTableTxnWriter writer =
        SSTableTxnWriter.create(
            table, descriptor, partitions.length, 0, null, false, header, List.of(), null)) {
      for (Partition partition : partitions) {
        writer.append(new PartitionRows(metadata, partition, stats, rows, written));
      }
      writer.finish(false);
    }
  }

  /** By token, as an SSTable has them. */
  private static Partition[] sorted(RowBuffer rows, TableMetadata metadata) {
    Partition[] partitions = new Partition[rows.partitions().size()];
    int index = 0;
    for (Map.Entry<ByteBuffer, RowBuffer.Rows> entry : rows.partitions().entrySet()) {
      partitions[index++] =
          new Partition(metadata.partitioner.decorateKey(entry.getKey()), entry.getValue());
    }
    Arrays.sort(partitions, (a, b) -> a.key.compareTo(b.key));
    return partitions;
  }

  /** The rows of a partition, in the order of their key. */
  private final class PartitionRows extends AbstractUnfilteredRowIterator {
    private final Iterator<Row> sorted;
    private Row next;

    PartitionRows(
        TableMetadata metadata,
        Partition partition,
        EncodingStats stats,
        RowBuffer buffer,
        WriteTime written) {
      super(
          metadata,
          partition.key,
          DeletionTime.LIVE,
          metadata.regularAndStaticColumns(),
          Rows.EMPTY_STATIC_ROW,
          false,
          stats);
      Row[] rows = new Row[partition.rows.count()];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = rowColumns.read(buffer, partition.rows.start(i), written);
      }
      Arrays.sort(rows, (a, b) -> metadata.comparator.compare(a.clustering(), b.clustering()));
      sorted = Arrays.asList(rows).iterator();
      next = sorted.next();
    }

    /** A capture that is given twice has its rows here twice, the same ones. */
    @Override
    protected Unfiltered computeNext() {
      Row row = next;
      if (row == null) {
        return endOfData();
      }
      do {
        next = sorted.hasNext() ? sorted.next() : null;
      } while (next != null && row.clustering().equals(next.clustering()));
      return row;
    }
  }
}
