package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import java.util.Optional;

/** Writes rows in files where they go there, see {@link BulkLoad}, and the others in batches. */
public final class BulkWriter implements RowWriter {
  private final BulkLoad load;
  private final BatchWriter batches;

  /**
   * @param load what the files are shared with
   * @param batches for the other rows; closed with this
   */
  public BulkWriter(BulkLoad load, BatchWriter batches) {
    this.load = load;
    this.batches = batches;
  }

  @Override
  public void add(BoundStatement row) throws InterruptedException {
    if (!load.add(row)) {
      batches.add(row);
    }
  }

  @Override
  public void flushAndAwait() throws InterruptedException {
    batches.flushAndAwait();
  }

  @Override
  public void record(BoundStatement row) throws InterruptedException {
    batches.flushAndAwait();
    load.record(row, batches);
  }

  @Override
  public int inFlight() {
    return batches.inFlight();
  }

  @Override
  public long failures() {
    return batches.failures();
  }

  @Override
  public Optional<String> lastFailure() {
    return load.lastFailure().or(batches::lastFailure);
  }

  @Override
  public void close() {
    batches.close();
  }
}
