package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import java.util.List;

/** Writes a row of {@code traffic.pending_frames}. */
public final class InsertPendingFrames extends Insert {
  static final List<String> COLUMNS =
      List.of("sensor", "interface", "period", "started_at", "capture_id", "frames");

  /** Prepares the statement. */
  public InsertPendingFrames(CqlSession session) {
    super(session, "pending_frames", COLUMNS);
  }

  /** The statement with the row's values. */
  public BoundStatement bind(PendingFramesRow pending) {
    return row()
        .text(pending.sensor())
        .text(pending.networkInterface())
        .timestamp(PacketTime.tenMinutes(pending.startedAt()))
        .timestamp(pending.startedAt())
        .uuid(pending.captureId())
        .blob(pending.frames())
        .bind();
  }
}
