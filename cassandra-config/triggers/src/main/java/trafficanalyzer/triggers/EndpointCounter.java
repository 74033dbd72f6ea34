package trafficanalyzer.triggers;

import com.codahale.metrics.Meter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.apache.cassandra.db.Mutation;
import org.apache.cassandra.db.partitions.Partition;
import org.apache.cassandra.db.partitions.PartitionUpdate;
import org.apache.cassandra.db.rows.Cell;
import org.apache.cassandra.db.rows.Row;
import org.apache.cassandra.schema.ColumnMetadata;
import org.apache.cassandra.triggers.ITrigger;
import org.apache.cassandra.utils.ByteBufferUtil;
import org.apache.cassandra.utils.FBUtilities;
import org.apache.cassandra.utils.NoSpamLogger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the rows of each update by their {@code endpoint} on the node that coordinates it. Counts
 * writes, not different rows: the same row written twice counts twice. Deletions do not count.
 * Where the endpoint is part of the key, a row is a sum and counts as often as its {@code rows}
 * says: so are rows counted that reached the nodes in files.
 *
 * <p>It changes no update and never fails one: whatever goes wrong here is logged once a minute and
 * counted as {@link EndpointWritesSummaryMXBean#getFailures()}.
 *
 * <p>Create it before anything on the table is prepared, since a statement prepared earlier never
 * runs it: {@code CREATE TRIGGER endpoint_counter ON traffic.packets USING
 * 'trafficanalyzer.triggers.EndpointCounter'}.
 */
public final class EndpointCounter implements ITrigger {
  private static final Logger LOG = LoggerFactory.getLogger(EndpointCounter.class);
  private static final ByteBuffer ENDPOINT =
      ByteBuffer.wrap("endpoint".getBytes(StandardCharsets.US_ASCII)).asReadOnlyBuffer();

  private static final ByteBuffer ROWS =
      ByteBuffer.wrap("rows".getBytes(StandardCharsets.US_ASCII)).asReadOnlyBuffer();

  private final EndpointMeters meters;

  /** As the node makes it; needs no configuration. */
  public EndpointCounter() {
    this(EndpointMeters.shared());
  }

  EndpointCounter(EndpointMeters meters) {
    this.meters = meters;
  }

  /** Returns null, which Cassandra takes for "nothing to add" with the least work. */
  @Override
  public Collection<Mutation> augment(Partition update) {
    try {
      count(update);
    } catch (RuntimeException | LinkageError e) {
      meters.failed();
      NoSpamLogger.log(
          LOG, NoSpamLogger.Level.ERROR, 1, TimeUnit.MINUTES, "An update could not be counted", e);
    }
    return null;
  }

  private void count(Partition update) {
    ColumnMetadata column = update.metadata().getColumn(ENDPOINT);
    ColumnMetadata sum = update.metadata().getColumn(ROWS);
    boolean strictLiveness = update.metadata().enforceStrictLiveness();
    long now = FBUtilities.nowInSeconds();
    // The rows of one batch go to one destination, which mostly has one name: these are marked
    // together.
    Meter run = null;
    ByteBuffer runName = null;
    long rows = 0;
    // The rows as they are, without range tombstones; merging these in would double the cost.
    for (Row row : (PartitionUpdate) update) {
      if (!row.hasLiveData(now, strictLiveness)) {
        continue;
      }
      ByteBuffer name = endpoint(row, column, now);
      if (run == null || !equal(name, runName)) {
        mark(run, rows);
        run = meters.meter(name);
        runName = name;
        rows = 0;
      }
      rows += sum == null ? 1 : sum(row, sum);
    }
    mark(run, rows);
  }

  /** The row's endpoint, or null where it has none. */
  private static ByteBuffer endpoint(Row row, ColumnMetadata column, long now) {
    if (column != null && column.isClusteringColumn()) {
      return row.clustering().bufferAt(column.position());
    }
    if (column == null || !column.isRegular()) {
      return null;
    }
    Cell<?> cell = row.getCell(column);
    return cell == null || !cell.isLive(now) ? null : cell.buffer();
  }

  private static long sum(Row row, ColumnMetadata column) {
    Cell<?> cell = row.getCell(column);
    return cell == null ? 0 : ByteBufferUtil.toLong(cell.buffer());
  }

  private static boolean equal(ByteBuffer a, ByteBuffer b) {
    return a == null ? b == null : a.equals(b);
  }

  private static void mark(Meter meter, long rows) {
    if (meter != null) {
      meter.mark(rows);
    }
  }
}
