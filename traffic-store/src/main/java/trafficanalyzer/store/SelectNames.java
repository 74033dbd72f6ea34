package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Instant;
import java.util.function.Consumer;

/** Reads the journal of names back, see {@link JournalReader}. */
public final class SelectNames {
  static final String CQL =
      "SELECT sensor, observed_at, nanos, client, destination_ip, hostname, source,"
          + " position, asked_before"
          + " FROM traffic.names_by_time WHERE sensor = ? AND period = ? AND part = ?";

  private final JournalReader journal;

  /** Prepares the statement. */
  public SelectNames(CqlSession session) {
    journal = new JournalReader(session, CQL);
  }

  /**
   * Gives each observation of a sensor.
   *
   * @param from the first millisecond of packet time
   * @param to the millisecond after the last
   */
  public void read(String sensor, Instant from, Instant to, Consumer<HostnameRow> found) {
    journal.read(sensor, from, to, row -> found.accept(name(row)));
  }

  private static HostnameRow name(Row row) {
    return new HostnameRow(
        row.getString("sensor"),
        row.getInetAddress("destination_ip"),
        PacketTime.nanos(row.getInstant("observed_at"), row.getInt("nanos")),
        row.getInetAddress("client"),
        row.getString("hostname"),
        row.getString("source"),
        row.getInt("position"), // 0 where an earlier version wrote none
        row.get("asked_before", Long.class));
  }
}
