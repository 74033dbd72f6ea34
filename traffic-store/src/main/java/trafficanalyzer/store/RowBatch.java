package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows on their way into one unlogged batch, with their size by the node's count ({@link RowSize}).
 */
final class RowBatch {
  private List<BatchableStatement<?>> rows = new ArrayList<>(4);
  private int bytes;

  /** Adds a row of the partition that those before it are of. */
  void add(BoundStatement row, int bytesOfRow) {
    bytes += rows.isEmpty() ? RowSize.BYTES_A_PARTITION + bytesOfRow : bytesOfRow;
    rows.add(row);
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
}
