package trafficanalyzer.benchmarks.load;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A process that writes each packet's row by a prepared INSERT of its own, without roll-ups. */
final class SingleInserts {
  private SingleInserts() {}

  /** Takes where the node is, the file of rows, and how many are in flight. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path rows = Path.of(arguments[4]);
    try (CqlSession session = BenchmarkNode.Access.of(arguments).open()) {
      PreparedStatement insert =
          session.prepare(RowFile.tables(rows).get(0).insert(BenchmarkNode.PLAIN));
      InFlight inFlight = new InFlight(session, Integer.parseInt(arguments[5]));
      long[] count = new long[1];
      long start = System.nanoTime();
      RowFile.read(
          rows,
          (table, values) -> {
            if (table == 0) {
              inFlight.send(bind(insert, values).build());
              count[0]++;
            }
          });
      inFlight.await();
      new Outcome(count[0], count[0], (System.nanoTime() - start) / 1e9).print(System.out);
    }
  }

  static BoundStatementBuilder bind(PreparedStatement insert, ByteBuffer[] values) {
    BoundStatementBuilder bound = insert.boundStatementBuilder();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        bound.setBytesUnsafe(i, values[i]);
      }
    }
    return bound;
  }
}
