package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Instant;
import java.util.function.Consumer;

/** Reads the journal of what connections told back, see {@link JournalReader}. */
public final class SelectFlowNames {
  static final String CQL =
      "SELECT sensor, observed_at, nanos, client, client_port, server, server_port, protocol,"
          + " hostname, source, began_before"
          + " FROM traffic.flow_names WHERE sensor = ? AND period = ? AND part = ?";

  private final JournalReader journal;

  /** Prepares the statement. */
  public SelectFlowNames(CqlSession session) {
    journal = new JournalReader(session, CQL);
  }

  /**
   * Gives each name of a sensor's connections.
   *
   * @param from the first millisecond of packet time
   * @param to the millisecond after the last
   */
  public void read(String sensor, Instant from, Instant to, Consumer<FlowNameRow> found) {
    journal.read(sensor, from, to, row -> found.accept(name(row)));
  }

  private static FlowNameRow name(Row row) {
    return new FlowNameRow(
        row.getString("sensor"),
        PacketTime.nanos(row.getInstant("observed_at"), row.getInt("nanos")),
        row.getInetAddress("client"),
        row.getInt("client_port"),
        row.getInetAddress("server"),
        row.getInt("server_port"),
        row.getInt("protocol"),
        row.getString("hostname"),
        row.getString("source"),
        row.get("began_before", Long.class));
  }
}
