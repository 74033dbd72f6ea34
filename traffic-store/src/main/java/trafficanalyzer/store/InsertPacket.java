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
          "port",
          "source_ip",
          "source_port",
          "protocol",
          "application",
          "length",
          "captured",
          "tcp_flags",
          "source_mac",
          "destination_mac",
          "vlan",
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
            .integerIfKnown(packet.port())
            .inet(packet.sourceIp())
            .integerIfKnown(packet.sourcePort())
            .integerIfKnown(packet.protocol())
            .text(packet.application())
            .integer(packet.length())
            .integer(packet.captured())
            .integerIfKnown(packet.tcpFlags())
            .text(packet.sourceMac())
            .text(packet.destinationMac())
            .integerIfKnown(packet.vlan())
            .text(packet.endpoint())
            .text(packet.endpointSource());
    // A direction is known only relative to a named end.
    row = packet.endpoint() == null ? row.skip() : row.bool(packet.inbound());
    return row.text(packet.undecoded()).bind();
  }
}
