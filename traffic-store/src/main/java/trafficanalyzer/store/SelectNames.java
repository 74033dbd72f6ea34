package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** Reads the journal of names back, in the order they were observed. */
public final class SelectNames {
  static final String CQL =
      "SELECT sensor, observed_at, nanos, client, destination_ip, hostname, source,"
          + " position, asked_before"
          + " FROM traffic.names_by_hour"
          + " WHERE sensor = ? AND hour = ? AND observed_at >= ? AND observed_at < ?";

  private final CqlSession session;
  private final PreparedStatement prepared;

  /** Prepares the statement. */
  public SelectNames(CqlSession session) {
    this.session = session;
    prepared = session.prepare(CQL);
  }

  /**
   * Gives each observation of a sensor, hour by hour and page by page.
   *
   * @param from the first millisecond of packet time
   * @param to the millisecond after the last
   */
  public void read(String sensor, Instant from, Instant to, Consumer<HostnameRow> found) {
    for (Instant hour = from.truncatedTo(ChronoUnit.HOURS);
        hour.isBefore(to);
        hour = hour.plus(1, ChronoUnit.HOURS)) {
      session
          .execute(prepared.bind(sensor, hour, from, to))
          .forEach(row -> found.accept(name(row)));
    }
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
