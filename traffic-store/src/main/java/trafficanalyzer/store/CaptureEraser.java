package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.net.InetAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.LongConsumer;
import trafficanalyzer.store.StoredRows.Sum;

/**
 * Deletes the rows that one capture wrote. It finds them by what is stored, not by what the capture
 * would be decoded to now, so that rows of an earlier version of this program are found too.
 *
 * <p>Rows that are written again must have a later write time than the deletion, or it would hide
 * them. The driver gives the statements of one session ever greater times, so the same session must
 * delete and write, and the deletions be acknowledged before.
 */
public final class CaptureEraser {
  // The whole millisecond of a capture at once: a row's own key would count as a row written.

  static final String PACKETS =
      "DELETE FROM traffic.packets"
          + " WHERE destination_ip = ? AND slice = ? AND timestamp = ? AND capture_id = ?";

  static final String OTHER_FRAMES =
      "DELETE FROM traffic.other_frames WHERE slice = ? AND timestamp = ? AND capture_id = ?";

  static final String DESTINATION_TRAFFIC =
      "DELETE FROM traffic.destination_traffic WHERE destination_ip = ? AND period = ?"
          + " AND timestamp = ? AND port = ? AND endpoint = ? AND capture_id = ?";

  static final String TRAFFIC_BY_TIME =
      "DELETE FROM traffic.traffic_by_time WHERE minute = ? AND part = ?"
          + " AND timestamp = ? AND destination_ip = ? AND endpoint = ? AND port = ? AND capture_id = ?";

  private final StoredRows stored;
  private final RowWriter writer;
  private final PreparedStatement packets;
  private final PreparedStatement otherFrames;
  private final PreparedStatement destinationTraffic;
  private final PreparedStatement trafficByTime;
  private LongConsumer told;
  private long rows;

  /**
   * Prepares the statements.
   *
   * @param writer of the same session
   */
  public CaptureEraser(CqlSession session, RowWriter writer) {
    this.stored = new StoredRows(session);
    this.writer = writer;
    packets = session.prepare(PACKETS);
    otherFrames = session.prepare(OTHER_FRAMES);
    destinationTraffic = session.prepare(DESTINATION_TRAFFIC);
    trafficByTime = session.prepare(TRAFFIC_BY_TIME);
  }

  /**
   * Deletes them from packets, other_frames and the roll-ups; returns when it is acknowledged.
   *
   * @param first the earliest packet time of the capture
   * @param last the latest
   * @param deleted told now and then how many rows of packets and other frames were deleted so far
   */
  public void erase(UUID captureId, Instant first, Instant last, LongConsumer deleted)
      throws InterruptedException {
    rows = 0;
    told = deleted;
    Instant from = first.truncatedTo(ChronoUnit.MINUTES);
    for (Instant slice : stored.otherFrameSlices(time -> isWithin(time, from, last))) {
      eraseOtherFrames(captureId, slice);
    }
    for (Instant minute : stored.minutes(time -> isWithin(time, from, last))) {
      eraseMinute(captureId, minute);
    }
    writer.flushAndAwait();
  }

  private static boolean isWithin(Instant time, Instant from, Instant last) {
    return !time.isBefore(from) && !time.isAfter(last);
  }

  private void eraseOtherFrames(UUID captureId, Instant slice) throws InterruptedException {
    for (StoredRows.Group group : stored.otherFrames(slice)) {
      if (group.captureId().equals(captureId)) {
        writer.add(otherFrames.bind(slice, group.timestamp(), captureId));
        rows += group.rows();
      }
    }
    told.accept(rows);
  }

  /**
   * The sums lead to the packets, so they are deleted after them: should this be given up in
   * between, the next try finds the rest.
   */
  private void eraseMinute(UUID captureId, Instant minute) throws InterruptedException {
    InetAddress destination = null;
    Instant slice = null;
    for (Sum sum : stored.sums(minute)) {
      boolean same = sum.destinationIp().equals(destination) && sum.slice().equals(slice);
      if (sum.captureId().equals(captureId) && !same) {
        destination = sum.destinationIp();
        slice = sum.slice();
        erasePackets(captureId, destination, slice);
      }
    }
    writer.flushAndAwait();
    for (Sum sum : stored.sums(minute)) {
      if (sum.captureId().equals(captureId)) {
        eraseSum(sum);
      }
    }
  }

  private void erasePackets(UUID captureId, InetAddress destination, Instant slice)
      throws InterruptedException {
    for (StoredRows.Group group : stored.packets(destination, slice)) {
      if (group.captureId().equals(captureId)) {
        writer.add(packets.bind(destination, slice, group.timestamp(), captureId));
        rows += group.rows();
      }
    }
    told.accept(rows);
  }

  private void eraseSum(Sum sum) throws InterruptedException {
    writer.add(
        destinationTraffic.bind(
            sum.destinationIp(),
            PacketTime.tenMinutes(sum.slice()),
            sum.slice(),
            sum.port(),
            sum.endpoint(),
            sum.captureId()));
    writer.add(
        trafficByTime.bind(
            sum.minute(),
            TrafficByTimeRow.part(sum.destinationIp()),
            sum.slice(),
            sum.destinationIp(),
            sum.endpoint(),
            sum.port(),
            sum.captureId()));
  }
}
