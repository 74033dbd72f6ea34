package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import java.util.List;

/** Writes a row of {@code traffic.hostnames_by_address}. */
public final class InsertHostname extends Insert {
  static final List<String> COLUMNS =
      List.of("sensor", "destination_ip", "day", "observed_at", "client", "hostname", "source");

  /** Prepares the statement. */
  public InsertHostname(CqlSession session) {
    super(session, "hostnames_by_address", COLUMNS);
  }

  /** The statement with the row's values. */
  public BoundStatement bind(HostnameRow name) {
    return row()
        .text(name.sensor())
        .inet(name.destinationIp())
        .date(PacketTime.day(name.observedAtNanos()))
        .timestamp(PacketTime.millis(name.observedAtNanos()))
        .inet(name.client())
        .text(name.hostname())
        .text(name.source())
        .bind();
  }
}
