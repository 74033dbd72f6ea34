package trafficanalyzer.bulk;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.apache.cassandra.db.BufferClustering;
import org.apache.cassandra.db.LivenessInfo;
import org.apache.cassandra.db.rows.BTreeRow;
import org.apache.cassandra.db.rows.BufferCell;
import org.apache.cassandra.db.rows.Row;
import org.apache.cassandra.schema.ColumnMetadata;
import org.apache.cassandra.schema.TableMetadata;

/** Makes values into a row as Cassandra holds it. Not safe for use by several threads. */
final class Columns {
  private final int[] clustering;
  private final ColumnMetadata[] regular;
  private final int[] regularValues;
  private final ByteBuffer[] values;
  private final Row.Builder row = BTreeRow.sortedBuilder();

  /**
   * @param names of the values
   */
  Columns(TableMetadata table, List<String> names) {
    clustering =
        table.clusteringColumns().stream()
            .mapToInt(column -> names.indexOf(column.name.toString()))
            .toArray();
    // In the table's own order, as cells are to be added in it.
    regular = new ColumnMetadata[table.regularColumns().size()];
    regularValues = new int[regular.length];
    int index = 0;
    for (ColumnMetadata column : table.regularColumns()) {
      regular[index] = column;
      regularValues[index++] = names.indexOf(column.name.toString());
    }
    values = new ByteBuffer[names.size()];
    if (Arrays.stream(clustering).anyMatch(i -> i < 0)) {
      throw new IllegalArgumentException(table + " has other key columns than " + names);
    }
  }

  /**
   * The row that begins there.
   *
   * @param written when it is written, and how long it is valid
   */
  Row read(RowBuffer rows, int start, WriteTime written) {
    rows.read(start, values);
    ByteBuffer[] key = new ByteBuffer[clustering.length];
    for (int i = 0; i < key.length; i++) {
      key[i] = values[clustering[i]];
    }
    row.newRow(BufferClustering.make(key));
    row.addPrimaryKeyLivenessInfo(
        LivenessInfo.create(written.micros(), written.ttl(), written.seconds()));
    for (int i = 0; i < regular.length; i++) {
      ByteBuffer value = regularValues[i] < 0 ? null : values[regularValues[i]];
      if (value != null) {
        row.addCell(cell(regular[i], value, written));
      }
    }
    return row.build();
  }

  private static BufferCell cell(ColumnMetadata column, ByteBuffer value, WriteTime written) {
    return written.ttl() == 0
        ? BufferCell.live(column, written.micros(), value)
        : BufferCell.expiring(column, written.micros(), written.ttl(), written.seconds(), value);
  }
}
