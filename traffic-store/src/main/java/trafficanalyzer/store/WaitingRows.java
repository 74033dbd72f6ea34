package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Rows that wait until they fill a batch. Rows of a partition stay together, since a node writes
 * them at once; partitions that do not fill a batch share one with others that the same nodes hold.
 *
 * <p>Not safe for use by several threads.
 */
final class WaitingRows {
  private record Key(PreparedStatement statement, ByteBuffer partition) {}

  private static final class Partition {
    final Key key;
    final Group group;
    final RowBatch rows = new RowBatch();

    Partition(Key key, Group group) {
      this.key = key;
      this.group = group;
    }
  }

  /** Partitions of the same nodes, oldest first. */
  private static final class Group {
    final ArrayDeque<Partition> partitions = new ArrayDeque<>();
    int rows;
  }

  private final int batchRows;
  private final ToIntFunction<BoundStatement> bytesOfRow;
  private final Function<ByteBuffer, Collection<?>> replicas;
  private final Map<Key, Partition> partitions = new HashMap<>();
  private final Map<Collection<?>, Group> groups = new LinkedHashMap<>();
  private int batchBytes;
  private int rows;

  /**
   * @param batchRows the most rows in a batch
   * @param batchBytes the most bytes, by the node's count
   * @param bytesOfRow how many of them a row has, see {@link RowSize}
   * @param replicas the nodes that hold a partition, by its routing key; equal for equal nodes
   */
  WaitingRows(
      int batchRows,
      int batchBytes,
      ToIntFunction<BoundStatement> bytesOfRow,
      Function<ByteBuffer, Collection<?>> replicas) {
    this.batchRows = batchRows;
    this.batchBytes = batchBytes;
    this.bytesOfRow = bytesOfRow;
    this.replicas = replicas;
  }

  /** Makes batches smaller from now on. */
  void limit(int bytes) {
    batchBytes = bytes;
  }

  int rows() {
    return rows;
  }

  /** Takes a row; returns the rows of its partition that were there if it does not fit to them. */
  RowBatch add(BoundStatement row) {
    int bytes = bytesOfRow.applyAsInt(row);
    Key key = new Key(row.getPreparedStatement(), row.getRoutingKey());
    Partition partition = partitions.get(key);
    if (partition == null) {
      partition = open(key);
    }
    RowBatch full = null;
    if (!fits(partition.rows, 1, bytes)) {
      full = partition.rows.take();
      partition.group.rows -= full.rows();
      rows -= full.rows();
    }
    partition.rows.add(row, bytes);
    partition.group.rows++;
    rows++;
    return full;
  }

  /** A batch of partitions that wait for the longest, from the nodes that most rows wait for. */
  RowBatch next() {
    Group group = null;
    for (Group candidate : groups.values()) {
      if (group == null || candidate.rows > group.rows) {
        group = candidate;
      }
    }
    RowBatch batch = new RowBatch();
    while (!group.partitions.isEmpty()) {
      RowBatch oldest = group.partitions.peek().rows;
      if (!fits(batch, oldest.rows(), oldest.bytes())) {
        break;
      }
      batch.addAll(oldest);
      partitions.remove(group.partitions.remove().key);
    }
    group.rows -= batch.rows();
    rows -= batch.rows();
    return batch;
  }

  /** Whether a batch may have so much more; the first always may. */
  private boolean fits(RowBatch batch, int moreRows, int moreBytes) {
    return batch.rows() == 0
        || (batch.rows() + moreRows <= batchRows && batch.bytes() + moreBytes <= batchBytes);
  }

  private Partition open(Key key) {
    Group group = groups.computeIfAbsent(replicas.apply(key.partition()), nodes -> new Group());
    Partition partition = new Partition(key, group);
    group.partitions.add(partition);
    partitions.put(key, partition);
    return partition;
  }
}
