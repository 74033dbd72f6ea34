package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** Reads {@link CaptureRow}s and knows their partition. */
final class CaptureRows {
  private CaptureRows() {}

  static LocalDate date(Instant startedAt) {
    return LocalDate.ofInstant(startedAt, ZoneOffset.UTC);
  }

  /** Days since 1970-01-01, UTC. */
  static int day(Instant startedAt) {
    return (int) date(startedAt).toEpochDay();
  }

  static CaptureRow read(Row row) {
    Map<String, Long> rejected = row.getMap("rejected", String.class, Long.class);
    return new CaptureRow(
        row.getInstant("started_at"),
        row.getUuid("capture_id"),
        row.getString("sensor"),
        row.getString("interface"),
        row.getString("file"),
        row.getInt("seconds"),
        row.getInt("link_type"),
        row.getString("filter"),
        row.getInstant("loaded_at"),
        row.get("received", Long.class),
        row.get("dropped_by_kernel", Long.class),
        row.get("dropped_by_interface", Long.class),
        row.get("written", Long.class),
        row.getLong("read"),
        row.getLong("stored_packets"),
        row.getLong("stored_other"),
        rejected == null ? Map.of() : rejected,
        row.getLong("shed"),
        row.getLong("residual"),
        row.getLong("named_packets"),
        row.getString("fault"),
        row.getInstant("first_packet"),
        row.getInstant("last_packet"));
  }
}
