package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Rows on their way into one unlogged batch, with their size by the node's count. */
final class RowBatch {
  /** What the node counts for each value beside its bytes: timestamp, TTL and deletion time. */
  private static final int BYTES_A_VALUE = 16;

  private List<BatchableStatement<?>> rows = new ArrayList<>(4);
  private int bytes;

  void add(BoundStatement row, int bytesOfRow) {
    rows.add(row);
    bytes += bytesOfRow;
  }

  void addAll(RowBatch other) {
    rows.addAll(other.rows);
    bytes += other.bytes;
  }

  /** Hands its rows over and is empty. */
  RowBatch take() {
    RowBatch taken = new RowBatch();
    taken.rows = rows;
    taken.bytes = bytes;
    rows = new ArrayList<>(rows.size());
    bytes = 0;
    return taken;
  }

  /** The first or second half of its rows, of which there must be two. */
  RowBatch half(boolean first) {
    int middle = rows.size() / 2;
    RowBatch half = new RowBatch();
    half.rows = first ? rows.subList(0, middle) : rows.subList(middle, rows.size());
    half.bytes = first ? bytes / 2 : bytes - bytes / 2;
    return half;
  }

  int rows() {
    return rows.size();
  }

  int bytes() {
    return bytes;
  }

  Statement<?> statement() {
    return rows.size() == 1
        ? rows.get(0)
        : new BatchStatementBuilder(BatchType.UNLOGGED).addStatements(rows).build();
  }

  /** What the node counts for a row when it compares a batch with its thresholds. */
  static int bytes(BoundStatement row) {
    int bytes = 0;
    for (ByteBuffer value : row.getValues()) {
      bytes += value.remaining() == 0 ? 0 : value.remaining() + BYTES_A_VALUE;
    }
    return bytes;
  }
}
