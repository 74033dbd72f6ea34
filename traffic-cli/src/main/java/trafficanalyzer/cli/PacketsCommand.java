package trafficanalyzer.cli;

import java.util.List;
import picocli.CommandLine.Command;
import trafficanalyzer.packet.Applications;
import trafficanalyzer.packet.CaptureReader;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.Undecoded;
import trafficanalyzer.packet.name.NameTable;

/** {@code ./traffic packets FILE}: one line a packet, with the name of its remote end. */
@Command(
    name = "packets",
    mixinStandardHelpOptions = true,
    description = {
      "Prints one line for each packet of a capture file.",
      "Names come from the DNS answers in the file, as of packet time."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:all packets were printed",
      "1:the file is no capture or cannot be read",
      "2:the command line is wrong",
      "4:the file is damaged: the packets before the damage were printed"
    })
public final class PacketsCommand extends CaptureFileCommand {
  private static final List<String> COLUMNS =
      List.of(
          "frame_number",
          "time",
          "source_mac",
          "destination_mac",
          "vlan",
          "source_ip",
          "destination_ip",
          "protocol",
          "source_port",
          "destination_port",
          "tcp_flags",
          "length",
          "captured",
          "application",
          "endpoint",
          "endpoint_source",
          "inbound",
          "undecoded");

  @Override
  List<String> columns() {
    return COLUMNS;
  }

  @Override
  void packet(CaptureReader reader, Packet packet, NameTable names, RowWriter rows) {
    rows.number(reader.frameNumber());
    rows.time(reader.timestampNanos());
    rows.mac(packet.sourceMac());
    rows.mac(packet.destinationMac());
    rows.numberOrAbsent(packet.vlan());
    addresses(packet, rows);
    rows.numberOrAbsent(packet.protocol());
    rows.numberOrAbsent(packet.sourcePort());
    rows.numberOrAbsent(packet.destinationPort());
    rows.numberOrAbsent(packet.tcpFlags());
    rows.number(reader.wireLength());
    rows.number(reader.capturedLength());
    rows.text(Applications.of(packet));
    endpoint(names.find(packet, reader.timestampNanos()), names, rows);
    rows.text(packet.problem() == Undecoded.NONE ? null : packet.problem().label());
    rows.end();
  }

  @Override
  void end(RowWriter rows) {}

  private static void addresses(Packet packet, RowWriter rows) {
    if (packet.hasIp()) {
      rows.address(packet.sourceHigh(), packet.sourceLow());
      rows.address(packet.destinationHigh(), packet.destinationLow());
    } else {
      rows.absent();
      rows.absent();
    }
  }

  private static void endpoint(boolean found, NameTable names, RowWriter rows) {
    if (found) {
      rows.text(names.endpoint());
      rows.text(names.source().label());
      rows.flag(names.inbound());
    } else {
      rows.absent();
      rows.absent();
      rows.absent();
    }
  }
}
