package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import java.util.List;

/** Writes a row of {@code traffic.captures}: the slice is loaded, every write acknowledged. */
public final class InsertCapture extends Insert {
  static final List<String> COLUMNS =
      List.of(
          "day",
          "started_at",
          "capture_id",
          "sensor",
          "interface",
          "file",
          "seconds",
          "link_type",
          "filter",
          "loaded_at",
          "received",
          "dropped_by_kernel",
          "dropped_by_interface",
          "written",
          "read",
          "stored_packets",
          "stored_other",
          "rejected",
          "shed",
          "residual",
          "named_packets",
          "fault",
          "first_packet",
          "last_packet");

  /** Prepares the statement. */
  public InsertCapture(CqlSession session) {
    super(session, "captures", COLUMNS);
  }

  /** The statement with the row's values. */
  public BoundStatement bind(CaptureRow capture) {
    return row()
        .date(CaptureRows.day(capture.startedAt()))
        .timestamp(capture.startedAt())
        .uuid(capture.captureId())
        .text(capture.sensor())
        .text(capture.networkInterface())
        .text(capture.file())
        .integer(capture.seconds())
        .integer(capture.linkType())
        .text(capture.filter())
        .timestamp(capture.loadedAt())
        .bigintIfKnown(capture.received())
        .bigintIfKnown(capture.droppedByKernel())
        .bigintIfKnown(capture.droppedByInterface())
        .bigintIfKnown(capture.written())
        .bigint(capture.read())
        .bigint(capture.storedPackets())
        .bigint(capture.storedOther())
        .counts(capture.rejected())
        .bigint(capture.shed())
        .bigint(capture.residual())
        .bigint(capture.namedPackets())
        .text(capture.fault())
        .timestamp(capture.firstPacket())
        .timestamp(capture.lastPacket())
        .bind();
  }
}
