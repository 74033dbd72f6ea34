package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import java.util.List;

/** Writes a row of {@code traffic.other_frames}. */
public final class InsertOtherFrame extends Insert {
  static final List<String> COLUMNS =
      List.of(
          "slice",
          "timestamp",
          "capture_id",
          "packet_number",
          "nanos",
          "ether_type",
          "source_mac",
          "destination_mac",
          "length",
          "captured",
          "vlan",
          "link_type",
          "application",
          "undecoded");

  /** Prepares the statement. */
  public InsertOtherFrame(CqlSession session) {
    super(session, "other_frames", COLUMNS);
  }

  /** The statement with the row's values. */
  public BoundStatement bind(OtherFrameRow frame) {
    return row()
        .timestamp(PacketTime.slice(frame.timestampNanos()))
        .timestamp(PacketTime.millis(frame.timestampNanos()))
        .uuid(frame.captureId())
        .integer(frame.packetNumber())
        .integer(PacketTime.nanoOfSecond(frame.timestampNanos()))
        .integerIfKnown(frame.etherType())
        .text(frame.sourceMac())
        .text(frame.destinationMac())
        .integer(frame.length())
        .integer(frame.captured())
        .integerIfKnown(frame.vlan())
        .integerIfKnown(frame.linkType())
        .text(frame.application())
        .text(frame.undecoded())
        .bind();
  }
}
