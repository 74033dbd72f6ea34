package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import java.util.List;

/** Writes a row of {@code traffic.traffic_by_time}. */
public final class InsertTrafficByTime extends Insert {
  static final List<String> COLUMNS =
      List.of(
          "minute",
          "part",
          "timestamp",
          "destination_ip",
          "endpoint",
          "port",
          "capture_id",
          "packets",
          "bytes");

  /** Prepares the statement. */
  public InsertTrafficByTime(CqlSession session) {
    super(session, "traffic_by_time", COLUMNS);
  }

  /** The statement with the row's values. */
  public BoundStatement bind(TrafficByTimeRow traffic) {
    return row()
        .timestamp(PacketTime.minute(traffic.timestampNanos()))
        .integer(TrafficByTimeRow.part(traffic.destinationIp()))
        .timestamp(PacketTime.slice(traffic.timestampNanos()))
        .inet(traffic.destinationIp())
        .text(
            traffic.endpoint() == null
                ? InsertDestinationTraffic.UNKNOWN_ENDPOINT
                : traffic.endpoint())
        .integer(traffic.port())
        .uuid(traffic.captureId())
        .bigint(traffic.packets())
        .bigint(traffic.bytes())
        .bind();
  }
}
