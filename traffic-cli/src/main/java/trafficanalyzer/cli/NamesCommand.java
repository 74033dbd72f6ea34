package trafficanalyzer.cli;

import java.util.List;
import picocli.CommandLine.Command;
import trafficanalyzer.packet.CaptureReader;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.flow.Flow;
import trafficanalyzer.packet.flow.FlowTable;
import trafficanalyzer.packet.name.NameTable;

/** {@code ./traffic names FILE}: one line a flow, with the name of its remote end. */
@Command(
    name = "names",
    mixinStandardHelpOptions = true,
    description = {
      "Prints one line for each flow of a capture file.",
      "The client is who sent the SYN, else the end with the larger port.",
      "Memory grows with the number of flows, some 300 bytes each."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:all flows were printed",
      "1:the file is no capture or cannot be read",
      "2:the command line is wrong",
      "4:the file is damaged: the flows before the damage were printed"
    })
public final class NamesCommand extends CaptureFileCommand {
  private static final List<String> COLUMNS =
      List.of(
          "client",
          "client_port",
          "server",
          "server_port",
          "transport",
          "first_time",
          "last_time",
          "packets_out",
          "bytes_out",
          "packets_in",
          "bytes_in",
          "endpoint",
          "endpoint_source");

  private final FlowTable flows = new FlowTable();

  @Override
  List<String> columns() {
    return COLUMNS;
  }

  @Override
  void packet(CaptureReader reader, Packet packet, NameTable names, RowWriter rows) {
    flows.add(packet, reader.wireLength(), reader.timestampNanos(), names);
  }

  @Override
  void end(RowWriter rows) {
    for (Flow flow : flows.flows()) {
      if (rows.broken()) {
        return;
      }
      row(flow, rows);
    }
  }

  private static void row(Flow flow, RowWriter rows) {
    rows.address(flow.clientHigh(), flow.clientLow());
    rows.numberOrAbsent(flow.clientPort());
    rows.address(flow.serverHigh(), flow.serverLow());
    rows.numberOrAbsent(flow.serverPort());
    rows.text(transport(flow.protocol()));
    rows.time(flow.firstNanos());
    rows.time(flow.lastNanos());
    rows.number(flow.packetsOut());
    rows.number(flow.bytesOut());
    rows.number(flow.packetsIn());
    rows.number(flow.bytesIn());
    rows.text(flow.endpoint());
    rows.text(flow.endpointSource() == null ? null : flow.endpointSource().label());
    rows.end();
  }

  /** The protocol's name; its IANA number where it is a rare one. */
  private static String transport(int protocol) {
    return switch (protocol) {
      case 1 -> "icmp";
      case 2 -> "igmp";
      case 6 -> "tcp";
      case 17 -> "udp";
      case 47 -> "gre";
      case 50 -> "esp";
      case 58 -> "icmpv6";
      case 132 -> "sctp";
      default -> Integer.toString(protocol);
    };
  }
}
