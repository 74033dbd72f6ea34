package trafficanalyzer.cli.cql;

import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.List;

/** Writes a result page by page, so that a large one is never held as a whole. */
interface RowWriter {
  /** Called once for each page, the first time also when there are no rows. */
  void page(ColumnDefinitions columns, List<Row> rows);

  /**
   * Called after the last page.
   *
   * @param rows how many there were
   */
  void end(long rows);
}
