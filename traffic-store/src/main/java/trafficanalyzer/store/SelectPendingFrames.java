package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Reads the frames that a capture begins with: those that the one before it left. */
public final class SelectPendingFrames {
  static final String CQL =
      "SELECT frames FROM traffic.pending_frames"
          + " WHERE sensor = ? AND interface = ? AND day = ? AND started_at < ? LIMIT 1";

  private final CqlSession session;
  private final PreparedStatement prepared;

  /** Prepares the statement. */
  public SelectPendingFrames(CqlSession session) {
    this.session = session;
    prepared = session.prepare(CQL);
  }

  /**
   * What the latest capture left that began before a time, on its UTC day or the day before.
   *
   * @param startedAt milliseconds count
   */
  public Optional<ByteBuffer> before(String sensor, String networkInterface, Instant startedAt) {
    LocalDate day = CaptureRows.date(startedAt);
    return find(sensor, networkInterface, day, startedAt)
        .or(() -> find(sensor, networkInterface, day.minusDays(1), startedAt))
        .map(row -> row.getByteBuffer("frames"));
  }

  private Optional<Row> find(
      String sensor, String networkInterface, LocalDate day, Instant before) {
    return Optional.ofNullable(
        session.execute(prepared.bind(sensor, networkInterface, day, before)).one());
  }
}
