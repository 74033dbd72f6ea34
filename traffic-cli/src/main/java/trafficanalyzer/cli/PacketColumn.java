package trafficanalyzer.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import trafficanalyzer.packet.Applications;
import trafficanalyzer.packet.Undecoded;

/**
 * The columns of {@code ./traffic packets}. The name is the constant's in lower case, as in the
 * table {@code packets}; README sets them beside tshark's fields.
 */
enum PacketColumn {
  FRAME_NUMBER((row, out) -> out.number(row.frameNumber())),
  TIME((row, out) -> out.time(row.timestampNanos())),
  SOURCE_MAC((row, out) -> out.mac(row.packet().sourceMac())),
  DESTINATION_MAC((row, out) -> out.mac(row.packet().destinationMac())),
  VLAN((row, out) -> out.numberOrAbsent(row.packet().vlan())),
  SOURCE_IP(
      (row, out) -> {
        if (row.packet().hasIp()) {
          out.address(row.packet().sourceHigh(), row.packet().sourceLow());
        } else {
          out.absent();
        }
      }),
  DESTINATION_IP(
      (row, out) -> {
        if (row.packet().hasIp()) {
          out.address(row.packet().destinationHigh(), row.packet().destinationLow());
        } else {
          out.absent();
        }
      }),
  PROTOCOL((row, out) -> out.numberOrAbsent(row.packet().protocol())),
  SOURCE_PORT((row, out) -> out.numberOrAbsent(row.packet().sourcePort())),
  DESTINATION_PORT((row, out) -> out.numberOrAbsent(row.packet().destinationPort())),
  TCP_FLAGS((row, out) -> out.numberOrAbsent(row.packet().tcpFlags())),
  LENGTH((row, out) -> out.number(row.wireLength())),
  CAPTURED((row, out) -> out.number(row.capturedLength())),
  APPLICATION((row, out) -> out.text(Applications.of(row.packet()))),
  ENDPOINT((row, out) -> out.text(row.endpoint)),
  ENDPOINT_SOURCE((row, out) -> out.text(row.endpoint == null ? null : row.endpointSource.label())),
  INBOUND(
      (row, out) -> {
        if (row.endpoint != null) {
          out.flag(row.inbound);
        } else {
          out.absent();
        }
      }),
  UNDECODED(
      (row, out) -> {
        Undecoded problem = row.packet().problem();
        out.text(problem == Undecoded.NONE ? null : problem.label());
      }),
  INFO((row, out) -> out.info(row.packet())),

  // Only where they are asked for:
  TIME_EPOCH((row, out) -> out.epoch(row.timestampNanos())),
  LINK_TYPE((row, out) -> out.number(row.linkType())),
  ETHER_TYPE((row, out) -> out.numberOrAbsent(row.packet().etherType())),
  IP_VERSION(
      (row, out) -> out.numberOrAbsent(row.packet().hasIp() ? row.packet().ipVersion() : -1)),
  TTL((row, out) -> out.numberOrAbsent(row.timeToLive())),
  TCP_SEQUENCE((row, out) -> out.numberOrAbsent(row.tcpSequence())),
  TCP_ACKNOWLEDGMENT((row, out) -> out.numberOrAbsent(row.tcpAcknowledgment())),
  TCP_WINDOW((row, out) -> out.numberOrAbsent(row.tcpWindow())),
  PAYLOAD_LENGTH(
      (row, out) ->
          out.numberOrAbsent(
              row.packet().transportOffset() < 0 ? -1 : row.packet().payloadLength()));

  /** What is printed where no columns are asked for. */
  static final List<PacketColumn> DEFAULT =
      Arrays.asList(values()).subList(0, TIME_EPOCH.ordinal());

  /** Appends the column's value of a packet. */
  private interface Value {
    void write(PacketRow row, RowText out);
  }

  private final Value value;

  PacketColumn(Value value) {
    this.value = value;
  }

  /** The column's name. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The columns' names. */
  static List<String> labels(PacketColumn... columns) {
    return Arrays.stream(columns).map(PacketColumn::label).toList();
  }

  /** The column of that name; empty where there is none. */
  static Optional<PacketColumn> of(String label) {
    return Arrays.stream(values()).filter(column -> column.label().equals(label)).findFirst();
  }

  /** Whether the column tells of the remote end's name. */
  boolean isName() {
    return this == ENDPOINT || this == ENDPOINT_SOURCE || this == INBOUND;
  }

  /** Prints the packet's row. */
  static void write(PacketColumn[] columns, PacketRow row, RowText out) {
    for (PacketColumn column : columns) {
      column.value.write(row, out);
    }
    out.end();
  }
}
