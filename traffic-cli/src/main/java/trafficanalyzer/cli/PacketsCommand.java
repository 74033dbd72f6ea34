package trafficanalyzer.cli;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.name.NameTable;

/** {@code ./traffic packets FILE}: one line a packet, with the name of its remote end. */
@Command(
    name = "packets",
    mixinStandardHelpOptions = true,
    description = {
      "Prints one line for each packet of a capture file.",
      "Names are those that the file itself tells, as of packet time.",
      "The README sets the columns beside tshark's fields."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:all packets were printed, or nobody reads any more",
      "1:the file is no capture or cannot be read, or the output cannot be written",
      "2:the command line is wrong",
      "4:the file is damaged: the packets before the damage were printed"
    })
public final class PacketsCommand extends CaptureFileCommand {
  @Spec private CommandSpec spec;

  private PacketRow row = new PacketRow();
  private PacketColumn[] columns = PacketColumn.DEFAULT.toArray(PacketColumn[]::new);
  private boolean named = true;
  private long left = Long.MAX_VALUE;
  private PacketPrinter printer;

  public PacketsCommand() {}

  PacketsCommand(OutputStream out) {
    super(out);
  }

  @Option(
      names = "--fields",
      paramLabel = "COLUMN,…",
      description = {
        "The columns to print, in this order. By default frame_number to info; besides:",
        "time_epoch, link_type, ether_type, ip_version, ttl, tcp_sequence, tcp_acknowledgment,"
            + " tcp_window, payload_length.",
        "Without endpoint, endpoint_source and inbound the file is read only once."
      })
  private void fields(String list) {
    List<PacketColumn> chosen = new ArrayList<>();
    for (String name : list.split(",", -1)) {
      chosen.add(PacketColumn.of(name.strip()).orElseThrow(() -> unknown(name.strip())));
    }
    columns = chosen.toArray(PacketColumn[]::new);
    named = chosen.stream().anyMatch(PacketColumn::isName);
  }

  private ParameterException unknown(String name) {
    String all =
        Arrays.stream(PacketColumn.values())
            .map(PacketColumn::label)
            .collect(Collectors.joining(", "));
    return new ParameterException(
        spec.commandLine(), "no column is called '" + name + "'; there are " + all);
  }

  @Option(
      names = {"-c", "--count"},
      paramLabel = "N",
      description = "Print the first N packets only.")
  private void count(long packets) {
    if (packets < 0) {
      throw new ParameterException(spec.commandLine(), "--count takes a number from 0 on");
    }
    left = packets;
  }

  @Override
  List<String> columns() {
    return Arrays.stream(columns).map(PacketColumn::label).toList();
  }

  @Override
  boolean needsNames() {
    return named;
  }

  @Override
  boolean wantsMore() {
    return left > 0;
  }

  /** With a second core, another thread prints; not what comes in through a pipe, by and by. */
  @Override
  void begin(NameTable names, RowWriter rows) {
    boolean ahead = canBeReadTwice() && Runtime.getRuntime().availableProcessors() > 1;
    printer = ahead ? new PacketPrinter(columns, rows) : null;
  }

  @Override
  Packet decode(CaptureReader reader) {
    if (printer != null) {
      row = printer.take(reader);
    } else {
      row.take(reader, reader.buffer(), reader.offset());
    }
    return row.packet;
  }

  @Override
  void packet(CaptureReader reader, Packet packet, NameTable names, RowWriter rows) {
    if (named) {
      row.take(names);
    }
    if (printer == null) {
      PacketColumn.write(columns, row, rows);
    }
    left--;
  }

  @Override
  void end(RowWriter rows) {
    if (printer != null) {
      printer.end();
    }
  }

  @Override
  void close() {
    if (printer != null) {
      printer.close();
    }
  }
}
