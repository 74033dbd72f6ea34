package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/**
 * Rows of many captures that go to the nodes in files, past their commit logs and memtables: those
 * of the tables that grow with the packets. What is little or is read while loading (names, pending
 * frames, the ledger) is written as ever.
 *
 * <p>A capture counts as loaded when the nodes have the files with its last rows. Until then its
 * record waits here, so that a load that was killed is done again from the first capture that is
 * not recorded, and writes the same.
 *
 * <p>For one thread at a time, but for {@link #lastFailure}.
 */
public final class BulkLoad implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BulkLoad.class);
  private static final List<String> TABLES =
      List.of("packets", "other_frames", "destination_traffic", "traffic_by_time");

  /** Rows whose files may lie in the folder, some 25 bytes each; then they go to the nodes. */
  private static final long MOST_ROWS = 8_000_000;

  /** Records that wait, some 1 KB each. */
  private static final int MOST_RECORDS = 2_000;

  /**
   * Where rows of a statement go.
   *
   * @param table null where they go to the node at once
   * @param endpoint the index of the endpoint among the values, -1 where rows are not counted by it
   */
  private record Target(String table, List<String> columns, int endpoint) {
    private static final Target AT_ONCE = new Target(null, List.of(), -1);

    static Target of(PreparedStatement statement) {
      for (String table : TABLES) {
        if (statement.getQuery().startsWith("INSERT INTO traffic." + table + " ")) {
          List<String> columns = new ArrayList<>();
          statement
              .getVariableDefinitions()
              .forEach(column -> columns.add(column.getName().asInternal()));
          return new Target(
              table, columns, table.equals("packets") ? columns.indexOf("endpoint") : -1);
        }
      }
      return AT_ONCE;
    }
  }

  private final RowFiles files;
  private final BulkCounts counts;
  private final Map<PreparedStatement, Target> targets = new IdentityHashMap<>();
  private final List<BoundStatement> records = new ArrayList<>();
  private long rows;
  private volatile String lastFailure;

  /**
   * Begins without files.
   *
   * @param folder for the files, empty; not removed here
   * @throws ServiceException if Cassandra's own code is not on the class path
   */
  public static BulkLoad in(Path folder, CqlSession session) {
    RowFiles files =
        ServiceLoader.load(RowFiles.class)
            .findFirst()
            .orElseThrow(
                () ->
                    new ServiceException(
                        ExitCode.MISSING,
                        "the code that writes Cassandra's files is not on the class path",
                        "give the command as ./traffic load --bulk"));
    files.open(session, folder);
    return new BulkLoad(session, files);
  }

  /**
   * @param files opened
   */
  BulkLoad(CqlSession session, RowFiles files) {
    this.files = files;
    this.counts = new BulkCounts(session);
  }

  /** Takes a row if it goes into a file. */
  boolean add(BoundStatement row) throws InterruptedException {
    Target target = targets.computeIfAbsent(row.getPreparedStatement(), Target::of);
    if (target.table == null) {
      return false;
    }
    List<ByteBuffer> values = values(row);
    try {
      files.add(target.table, target.columns, values);
    } catch (IOException e) {
      throw cannotWrite(e);
    }
    if (target.endpoint >= 0) {
      counts.add(values.get(target.endpoint));
    }
    if (++rows >= MOST_ROWS) {
      deliverFiles();
    }
    return true;
  }

  /** Takes the row that says that the rows before are written. */
  void record(BoundStatement row, RowWriter writer) throws InterruptedException {
    records.add(row);
    if (records.size() >= MOST_RECORDS) {
      deliver(writer);
    }
  }

  /**
   * Returns when all rows and records are written. Where the nodes do not take the files, it tries
   * again for ever.
   */
  public void deliver(RowWriter writer) throws InterruptedException {
    deliverFiles();
    counts.write(writer);
    writer.flushAndAwait();
    for (BoundStatement row : records) {
      writer.add(row);
    }
    writer.flushAndAwait();
    records.clear();
  }

  /** Whether there are records that wait until rows are delivered. */
  public boolean recordsWaiting() {
    return !records.isEmpty();
  }

  /** Why the nodes did not take the files the last time; empty once they did. */
  public Optional<String> lastFailure() {
    return Optional.ofNullable(lastFailure);
  }

  private void deliverFiles() throws InterruptedException {
    try {
      files.complete();
    } catch (IOException e) {
      throw cannotWrite(e);
    }
    Backoff backoff = new Backoff();
    while (true) {
      try {
        files.deliver();
        rows = 0;
        lastFailure = null;
        return;
      } catch (IOException e) {
        lastFailure = e.getMessage();
        LOG.warn("Cassandra did not take the files, retrying: {}", e.getMessage());
      }
      Thread.sleep(backoff.next().toMillis());
    }
  }

  private static ServiceException cannotWrite(IOException e) {
    String cause = e.getCause() == null ? "" : " (" + e.getCause() + ")";
    return new ServiceException(
        ExitCode.FAILED,
        e.getMessage() + cause,
        "see that there is room, and give the command again: what is recorded is skipped",
        e);
  }

  private static List<ByteBuffer> values(BoundStatement row) {
    List<ByteBuffer> values = row.getValues();
    List<ByteBuffer> known = new ArrayList<>(values.size());
    for (ByteBuffer value : values) {
      known.add(value == ProtocolConstants.UNSET_VALUE ? null : value);
    }
    return known;
  }

  @Override
  public void close() {
    files.close();
  }
}
