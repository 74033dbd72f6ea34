package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import java.util.List;

/** Writes a row of {@code traffic.names_by_hour}, the journal that names are reloaded from. */
public final class InsertNameByHour extends Insert {
  static final List<String> COLUMNS =
      List.of(
          "sensor",
          "hour",
          "observed_at",
          "nanos",
          "client",
          "destination_ip",
          "hostname",
          "source",
          "position",
          "asked_before");

  /** Prepares the statement. */
  public InsertNameByHour(CqlSession session) {
    super(session, "names_by_hour", COLUMNS);
  }

  /** The statement with the row's values. */
  public BoundStatement bind(HostnameRow name) {
    return row()
        .text(name.sensor())
        .timestamp(PacketTime.hour(name.observedAtNanos()))
        .timestamp(PacketTime.millis(name.observedAtNanos()))
        .integer(PacketTime.nanoOfSecond(name.observedAtNanos()))
        .inet(name.client())
        .inet(name.destinationIp())
        .text(name.hostname())
        .text(name.source())
        .integer(name.position())
        .bigintIfKnown(name.askedBefore())
        .bind();
  }
}
