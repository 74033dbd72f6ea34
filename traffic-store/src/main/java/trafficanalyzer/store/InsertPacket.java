package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import java.util.List;

/** Writes a row of {@code traffic.packets}. */
public final class InsertPacket extends Insert {
  static final List<String> COLUMNS =
      List.of(
          "destination_ip",
          "slice",
          "timestamp",
          "capture_id",
          "packet_number",
          "nanos",
          "source_ip",
          "source_port",
          "port",
          "protocol",
          "tcp_flags",
          "length",
          "captured",
          "source_mac",
          "destination_mac",
          "vlan",
          "application",
          "endpoint",
          "endpoint_source",
          "inbound",
          "undecoded");

  /** Prepares the statement. */
  public InsertPacket(CqlSession session) {
    super(session, "packets", COLUMNS);
  }

  /** The statement with the row's values. */
  public BoundStatement bind(PacketRow packet) {
    RowBinder row =
        row()
            .inet(packet.destinationIp())
            .timestamp(PacketTime.slice(packet.timestampNanos()))
            .timestamp(PacketTime.millis(packet.timestampNanos()))
            .uuid(packet.captureId())
            .integer(packet.packetNumber())
            .integer(PacketTime.nanoOfSecond(packet.timestampNanos()))
            .inet(packet.sourceIp())
            .integer(packet.sourcePort())
            .integer(packet.port())
            .integer(packet.protocol())
            .integer(packet.tcpFlags())
            .integer(packet.length())
            .integer(packet.captured())
            .text(packet.sourceMac() == null ? "" : packet.sourceMac())
            .text(packet.destinationMac() == null ? "" : packet.destinationMac())
            .integerIfKnown(packet.vlan())
            .text(packet.application())
            .text(packet.endpoint())
            .text(packet.endpointSource());
    // A direction is known only relative to a named end.
    row = packet.endpoint() == null ? row.skip() : row.bool(packet.inbound());
    return row.text(packet.undecoded()).bind();
  }
}
