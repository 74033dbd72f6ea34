package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import java.nio.ByteBuffer;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a node counts for a row when it compares a batch with its thresholds: {@code
 * PartitionUpdate.dataSize()} of Cassandra 5.0; earlier ones count a few bytes less.
 *
 * <p>Not safe for use by several threads.
 */
final class RowSize {
  /** Once for the rows of a partition: the deletion times of it and of its static row. */
  static final int BYTES_A_PARTITION = 29;

  /** Write time, TTL and end of a row, and its deletion time. */
  private static final int BYTES_A_ROW = 33;

  /** Write time, TTL and end of a value that is not part of the key. */
  private static final int BYTES_A_VALUE = 20;

  /** What is counted for a value beside its bytes; of the partition key not even those are. */
  private static final int NOT_AT_ALL = -1;

  private final CqlSession session;
  private final Map<PreparedStatement, int[]> overheads = new IdentityHashMap<>();

  RowSize(CqlSession session) {
    this.session = session;
  }

  /** Bytes of a row beside those of its partition. */
  int of(BoundStatement row) {
    int[] overhead = overheads.computeIfAbsent(row.getPreparedStatement(), this::overhead);
    List<ByteBuffer> values = row.getValues();
    int bytes = BYTES_A_ROW;
    for (int i = 0; i < overhead.length; i++) {
      ByteBuffer value = values.get(i);
      if (overhead[i] != NOT_AT_ALL && value != ProtocolConstants.UNSET_VALUE) {
        bytes += value.remaining() + overhead[i];
      }
    }
    return bytes;
  }

  private int[] overhead(PreparedStatement statement) {
    int[] overhead = new int[statement.getVariableDefinitions().size()];
    for (int i = 0; i < overhead.length; i++) {
      overhead[i] = isClustering(statement.getVariableDefinitions().get(i)) ? 0 : BYTES_A_VALUE;
    }
    statement.getPartitionKeyIndices().forEach(index -> overhead[index] = NOT_AT_ALL);
    return overhead;
  }

  private boolean isClustering(ColumnDefinition variable) {
    Optional<TableMetadata> table =
        session
            .getMetadata()
            .getKeyspace(variable.getKeyspace())
            .flatMap(keyspace -> keyspace.getTable(variable.getTable()));
    return table.isPresent()
        && table.get().getClusteringColumns().keySet().stream()
            .map(ColumnMetadata::getName)
            .anyMatch(variable.getName()::equals);
  }
}
