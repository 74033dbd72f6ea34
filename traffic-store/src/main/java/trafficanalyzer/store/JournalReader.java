package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Reads a journal that is cut into periods of ten minutes, and these into parts: period by period,
 * part by part, page by page; in the order of packet time within a part. Whoever writes begins with
 * part 0, so that there is nothing behind an empty part.
 */
final class JournalReader {
  private final CqlSession session;
  private final PreparedStatement prepared;

  /**
   * @param cql takes sensor, period and part, and gives {@code observed_at} among others
   */
  JournalReader(CqlSession session, String cql) {
    this.session = session;
    this.prepared = session.prepare(cql);
  }

  /**
   * Gives each row of a sensor.
   *
   * @param from the first millisecond of packet time
   * @param to the millisecond after the last
   */
  void read(String sensor, Instant from, Instant to, Consumer<Row> found) {
    for (Instant period = PacketTime.tenMinutes(from);
        period.isBefore(to);
        period = period.plus(PacketTime.TEN_MINUTES)) {
      int part = 0;
      while (readPart(sensor, period, part, from, to, found)) {
        part++;
      }
    }
  }

  /** Returns whether there is such a part, be all of it out of the time that is wanted. */
  private boolean readPart(
      String sensor, Instant period, int part, Instant from, Instant to, Consumer<Row> found) {
    boolean any = false;
    for (Row row : session.execute(prepared.bind(sensor, period, part))) {
      any = true;
      Instant observedAt = row.getInstant("observed_at");
      if (!observedAt.isBefore(from) && observedAt.isBefore(to)) {
        found.accept(row);
      }
    }
    return any;
  }
}
