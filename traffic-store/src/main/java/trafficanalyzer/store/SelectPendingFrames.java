package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the frames that a capture begins with: those that the one before it left. */
public final class SelectPendingFrames {
  static final String CQL =
      "SELECT frames FROM traffic.pending_frames"
          + " WHERE sensor = ? AND interface = ? AND period = ? AND started_at < ? LIMIT 1";

  /** The latest of each period; captures of a mebibyte each are not wanted at once. */
  static final String EARLIER =
      "SELECT started_at FROM traffic.pending_frames"
          + " WHERE sensor = ? AND interface = ? AND period IN ? PER PARTITION LIMIT 1";

  /** Slices begin within two periods, files of somebody else's hours apart. */
  private static final long PERIODS = Duration.ofDays(1).dividedBy(PacketTime.TEN_MINUTES);

  private final CqlSession session;
  private final PreparedStatement prepared;
  private final PreparedStatement earlier;

  /** Prepares the statements. */
  public SelectPendingFrames(CqlSession session) {
    this.session = session;
    prepared = session.prepare(CQL);
    earlier = session.prepare(EARLIER);
  }

  /**
   * What the latest capture left that began before a time, and no more than a day before.
   *
   * @param startedAt milliseconds count
   */
  public Optional<ByteBuffer> before(String sensor, String networkInterface, Instant startedAt) {
    Instant period = PacketTime.tenMinutes(startedAt);
    return find(sensor, networkInterface, period, startedAt)
        .or(() -> find(sensor, networkInterface, back(period, 1), startedAt))
        .or(() -> findEarlier(sensor, networkInterface, period, startedAt))
        .map(row -> row.getByteBuffer("frames"));
  }

  private Optional<Row> findEarlier(
      String sensor, String networkInterface, Instant period, Instant before) {
    List<Instant> periods =
        Stream.iterate(2L, back -> back + 1)
            .limit(PERIODS - 1)
            .map(back -> back(period, back))
            .toList();
    return session.execute(earlier.bind(sensor, networkInterface, periods)).all().stream()
        .map(row -> row.getInstant("started_at"))
        .max(Instant::compareTo)
        .flatMap(latest -> find(sensor, networkInterface, PacketTime.tenMinutes(latest), before));
  }

  private static Instant back(Instant period, long periods) {
    return period.minus(PacketTime.TEN_MINUTES.multipliedBy(periods));
  }

  private Optional<Row> find(
      String sensor, String networkInterface, Instant period, Instant before) {
    return Optional.ofNullable(
        session.execute(prepared.bind(sensor, networkInterface, period, before)).one());
  }
}
