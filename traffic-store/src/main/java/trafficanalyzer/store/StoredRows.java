package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.net.InetAddress;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds the rows of captures by packet time: {@code traffic_by_time} leads from a minute to the
 * partitions of {@code packets}.
 */
final class StoredRows {
  /** Which partitions there are; a scan over keys, no rows. */
  static final String MINUTES = "SELECT DISTINCT minute, part FROM traffic.traffic_by_time";

  static final String SLICES = "SELECT DISTINCT slice FROM traffic.other_frames";

  static final String BY_TIME =
      "SELECT timestamp, destination_ip, endpoint, port, capture_id, packets"
          + " FROM traffic.traffic_by_time WHERE minute = ? AND part IN ("
          + IntStream.range(0, TrafficByTimeRow.PARTS)
              .mapToObj(String::valueOf)
              .collect(Collectors.joining(", "))
          + ")";

  // The key has no order by capture within a partition, so the node counts for each millisecond.

  static final String PACKETS =
      "SELECT timestamp, capture_id, count(*) FROM traffic.packets"
          + " WHERE destination_ip = ? AND slice = ? GROUP BY timestamp, capture_id";

  static final String OTHER_FRAMES =
      "SELECT timestamp, capture_id, count(*) FROM traffic.other_frames"
          + " WHERE slice = ? GROUP BY timestamp, capture_id";

  /** A row of {@code traffic_by_time}; its timestamp is that of the packets' partition. */
  record Sum(
      Instant minute,
      Instant slice,
      InetAddress destinationIp,
      String endpoint,
      int port,
      UUID captureId,
      long packets) {}

  /** The rows that a capture has in one partition and millisecond. */
  record Group(Instant timestamp, UUID captureId, long rows) {}

  private final CqlSession session;
  private final PreparedStatement byTime;
  private final PreparedStatement packets;
  private final PreparedStatement otherFrames;

  StoredRows(CqlSession session) {
    this.session = session;
    byTime = session.prepare(BY_TIME);
    packets = session.prepare(PACKETS);
    otherFrames = session.prepare(OTHER_FRAMES);
  }

  /** The minutes in which packets are, oldest first. */
  SortedSet<Instant> minutes(Predicate<Instant> wanted) {
    return distinct(MINUTES, wanted);
  }

  /** The slices in which other frames are, oldest first. */
  SortedSet<Instant> otherFrameSlices(Predicate<Instant> wanted) {
    return distinct(SLICES, wanted);
  }

  private SortedSet<Instant> distinct(String cql, Predicate<Instant> wanted) {
    SortedSet<Instant> found = new TreeSet<>();
    for (Row row : session.execute(cql)) {
      Instant time = row.getInstant(0);
      if (wanted.test(time)) {
        found.add(time);
      }
    }
    return found;
  }

  /** The sums of a minute, those of one partition of {@code packets} one after the other. */
  Iterable<Sum> sums(Instant minute) {
    return session
        .execute(byTime.bind(minute))
        .map(
            row ->
                new Sum(
                    minute,
                    row.getInstant("timestamp"),
                    row.getInetAddress("destination_ip"),
                    row.getString("endpoint"),
                    row.getInt("port"),
                    row.getUuid("capture_id"),
                    row.getLong("packets")));
  }

  /** The rows of a partition of {@code packets}. */
  Iterable<Group> packets(InetAddress destinationIp, Instant slice) {
    return session.execute(packets.bind(destinationIp, slice)).map(StoredRows::group);
  }

  /** The rows of a partition of {@code other_frames}. */
  Iterable<Group> otherFrames(Instant slice) {
    return session.execute(otherFrames.bind(slice)).map(StoredRows::group);
  }

  private static Group group(Row row) {
    return new Group(row.getInstant("timestamp"), row.getUuid("capture_id"), row.getLong(2));
  }
}
