package trafficanalyzer.benchmarks.load;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A process that has all rows in memory, bound and in batches, before its clock starts: nobody who
 * sends CQL to this node loads them faster but by better batches. Rows of a partition come
 * together, and partitions share batches of so many rows.
 */
final class Ceiling {
  private Ceiling() {}

  private record Partition(int table, ByteBuffer key) {}

  /** Takes where the node is, the file of rows, rows in a batch, and batches in flight. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int batchRows = Integer.parseInt(arguments[5]);
    int inFlightMost = Integer.parseInt(arguments[6]);
    try (CqlSession session = BenchmarkNode.Access.of(arguments).open()) {
      long[] counts = new long[2];
      List<BatchStatement> batches = batches(session, Path.of(arguments[4]), batchRows, counts);
      System.gc();
      InFlight inFlight = new InFlight(session, inFlightMost);
      long start = System.nanoTime();
      for (BatchStatement batch : batches) {
        inFlight.send(batch);
      }
      inFlight.await();
      new Outcome(counts[0], counts[1], (System.nanoTime() - start) / 1e9).print(System.out);
    }
  }

  private static List<BatchStatement> batches(
      CqlSession session, Path rows, int batchRows, long[] counts)
      throws IOException, InterruptedException {
    List<PreparedStatement> inserts =
        RowFile.tables(rows).stream()
            .map(table -> session.prepare(table.insert(BenchmarkNode.PLAIN)))
            .toList();
    Map<Partition, List<BoundStatement>> partitions = new LinkedHashMap<>();
    RowFile.read(
        rows,
        (table, values) -> {
          BoundStatement row = SingleInserts.bind(inserts.get(table), values).build();
          partitions
              .computeIfAbsent(new Partition(table, row.getRoutingKey()), key -> new ArrayList<>())
              .add(row);
          counts[0] += table <= 1 ? 1 : 0;
          counts[1]++;
        });
    return batches(partitions.values(), batchRows);
  }

  private static List<BatchStatement> batches(
      Collection<List<BoundStatement>> partitions, int batchRows) {
    List<BatchStatement> batches = new ArrayList<>();
    List<BatchableStatement<?>> batch = new ArrayList<>();
    for (List<BoundStatement> partition : partitions) {
      for (BoundStatement row : partition) {
        batch.add(row);
        if (batch.size() == batchRows) {
          batches.add(unlogged(batch));
          batch.clear();
        }
      }
    }
    if (!batch.isEmpty()) {
      batches.add(unlogged(batch));
    }
    return batches;
  }

  private static BatchStatement unlogged(List<BatchableStatement<?>> rows) {
    return new BatchStatementBuilder(BatchType.UNLOGGED).addStatements(rows).build();
  }
}
