package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import java.util.List;

/** Writes a row of {@code traffic.names_by_time}, the journal that names are reloaded from. */
public final class InsertNameByTime extends Insert {
  static final List<String> COLUMNS =
      List.of(
          "sensor",
          "period",
          "part",
          "observed_at",
          "nanos",
          "client",
          "destination_ip",
          "hostname",
          "source",
          "position",
          "asked_before");

  /** Prepares the statement. */
  public InsertNameByTime(CqlSession session) {
    super(session, "names_by_time", COLUMNS);
  }

  /**
   * The statement with the row's values.
   *
   * @param part which of the period's partitions; they are filled from 0 on
   */
  public BoundStatement bind(HostnameRow name, int part) {
    return row()
        .text(name.sensor())
        .timestamp(PacketTime.tenMinutes(name.observedAtNanos()))
        .integer(part)
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
