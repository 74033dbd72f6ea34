package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.time.LocalDate;
import java.util.function.Consumer;

/** Reads the ledger of a day, oldest slice first. */
public final class SelectCaptures {
  static final String CQL = "SELECT * FROM traffic.captures WHERE day = ?";

  private final CqlSession session;
  private final PreparedStatement prepared;

  /** Prepares the statement. */
  public SelectCaptures(CqlSession session) {
    this.session = session;
    prepared = session.prepare(CQL);
  }

  /** Gives each slice that began on that UTC day, page by page. */
  public void read(LocalDate day, Consumer<CaptureRow> found) {
    session.execute(prepared.bind(day)).forEach(row -> found.accept(CaptureRows.read(row)));
  }
}
