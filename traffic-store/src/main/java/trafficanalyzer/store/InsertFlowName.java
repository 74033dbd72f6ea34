package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import java.util.List;

/** Writes a row of {@code traffic.flow_names}, the journal of what connections told. */
public final class InsertFlowName extends Insert {
  static final List<String> COLUMNS =
      List.of(
          "sensor",
          "period",
          "part",
          "observed_at",
          "nanos",
          "client",
          "client_port",
          "server",
          "server_port",
          "protocol",
          "hostname",
          "source",
          "began_before");

  /** Prepares the statement. */
  public InsertFlowName(CqlSession session) {
    super(session, "flow_names", COLUMNS);
  }

  /**
   * The statement with the row's values.
   *
   * @param part which of the period's partitions; they are filled from 0 on
   */
  public BoundStatement bind(FlowNameRow name, int part) {
    return row()
        .text(name.sensor())
        .timestamp(PacketTime.tenMinutes(name.observedAtNanos()))
        .integer(part)
        .timestamp(PacketTime.millis(name.observedAtNanos()))
        .integer(PacketTime.nanoOfSecond(name.observedAtNanos()))
        .inet(name.client())
        .integer(name.clientPort())
        .inet(name.server())
        .integer(name.serverPort())
        .integer(name.protocol())
        .text(name.hostname())
        .text(name.source())
        .bigintIfKnown(name.beganBefore())
        .bind();
  }
}
