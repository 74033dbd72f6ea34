package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Reads the ledger of one slice; a slice that has one is loaded. */
public final class SelectCapture {
  static final String CQL =
      "SELECT * FROM traffic.captures WHERE day = ? AND started_at = ? AND capture_id = ?";

  private final CqlSession session;
  private final PreparedStatement prepared;

  /** Prepares the statement. */
  public SelectCapture(CqlSession session) {
    this.session = session;
    prepared = session.prepare(CQL);
  }

  /**
   * Reads it.
   *
   * @param startedAt the slice's start as it was written; milliseconds count
   */
  public Optional<CaptureRow> find(Instant startedAt, UUID captureId) {
    return Optional.ofNullable(
            session.execute(prepared.bind(CaptureRows.date(startedAt), startedAt, captureId)).one())
        .map(CaptureRows::read);
  }
}
