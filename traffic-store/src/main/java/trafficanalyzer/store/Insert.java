package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.util.Collections;
import java.util.List;

/** What the INSERT statements share: their text and their preparation, once. */
abstract class Insert {
  private final PreparedStatement prepared;
  private final EncodedValues values = new EncodedValues();

  Insert(CqlSession session, String table, List<String> columns) {
    prepared = session.prepare(cql(table, columns));
  }

  static String cql(String table, List<String> columns) {
    return "INSERT INTO traffic."
        + table
        + " ("
        + String.join(", ", columns)
        + ") VALUES ("
        + String.join(", ", Collections.nCopies(columns.size(), "?"))
        + ")";
  }

  /** A row whose values are given in the order of the columns. */
  final RowBinder row() {
    return new RowBinder(prepared, values);
  }
}
