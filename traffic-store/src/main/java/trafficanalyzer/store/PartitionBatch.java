package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Rows of one partition and table on their way into one unlogged batch. */
final class PartitionBatch {
  /**
   * The most bytes of a batch by the node's count, below the 50 KiB at which a node with default
   * settings refuses it ({@code batch_size_fail_threshold}).
   */
  static final int MOST_BYTES = 40 * 1024;

  /** What the node counts for each value beside its bytes: timestamp, TTL and deletion time. */
  private static final int BYTES_A_VALUE = 16;

  private final int mostRows;
  private final List<BatchableStatement<?>> rows = new ArrayList<>();
  private int bytes;

  PartitionBatch(int mostRows) {
    this.mostRows = mostRows;
  }

  /** Whether the row may be added; the first always may. */
  boolean fits(BoundStatement row) {
    return rows.isEmpty() || (rows.size() < mostRows && bytes + bytes(row) <= MOST_BYTES);
  }

  void add(BoundStatement row) {
    rows.add(row);
    bytes += bytes(row);
  }

  int rows() {
    return rows.size();
  }

  Statement<?> statement() {
    return rows.size() == 1
        ? rows.get(0)
        : new BatchStatementBuilder(BatchType.UNLOGGED).addStatements(rows).build();
  }

  static int bytes(BoundStatement row) {
    int bytes = 0;
    for (ByteBuffer value : row.getValues()) {
      bytes += value.remaining() == 0 ? 0 : value.remaining() + BYTES_A_VALUE;
    }
    return bytes;
  }
}
