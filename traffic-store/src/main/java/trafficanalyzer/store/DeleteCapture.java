package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.time.Instant;
import java.util.UUID;

/** Deletes a row of {@code traffic.captures}: the slice does not count as loaded any more. */
public final class DeleteCapture {
  static final String CQL =
      "DELETE FROM traffic.captures WHERE day = ? AND started_at = ? AND capture_id = ?";

  private final PreparedStatement prepared;

  /** Prepares the statement. */
  public DeleteCapture(CqlSession session) {
    prepared = session.prepare(CQL);
  }

  /** The statement for one slice. */
  public BoundStatement bind(Instant startedAt, UUID captureId) {
    return prepared.bind(CaptureRows.date(startedAt), startedAt, captureId);
  }
}
