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

  /** The statement with the row's values. */
  public BoundStatement bind(FlowNameRow name) {
    return row()
        .text(name.sensor())
        .timestamp(PacketTime.tenMinutes(name.observedAtNanos()))
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
