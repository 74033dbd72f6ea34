package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import java.util.List;

/** Writes a row of {@code traffic.destination_traffic}. */
public final class InsertDestinationTraffic extends Insert {
  /** What roll-ups hold where there is no host name, since a key column holds no null. */
  static final String UNKNOWN_ENDPOINT = "-";

  static final List<String> COLUMNS =
      List.of(
          "destination_ip",
          "period",
          "timestamp",
          "port",
          "endpoint",
          "capture_id",
          "packets",
          "bytes");

  /** Prepares the statement. */
  public InsertDestinationTraffic(CqlSession session) {
    super(session, "destination_traffic", COLUMNS);
  }

  /** The statement with the row's values. */
  public BoundStatement bind(DestinationTrafficRow traffic) {
    return row()
        .inet(traffic.destinationIp())
        .timestamp(PacketTime.tenMinutes(traffic.timestampNanos()))
        .timestamp(PacketTime.slice(traffic.timestampNanos()))
        .integer(traffic.port())
        .text(traffic.endpoint() == null ? UNKNOWN_ENDPOINT : traffic.endpoint())
        .uuid(traffic.captureId())
        .bigint(traffic.packets())
        .bigint(traffic.bytes())
        .bind();
  }
}
