package trafficanalyzer.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.name.NameReader;
import trafficanalyzer.packet.name.NameTable;
import trafficanalyzer.packet.stage.PacketBatch;
import trafficanalyzer.packet.stage.PacketStages;

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

  private PacketColumn[] columns = PacketColumn.DEFAULT.toArray(PacketColumn[]::new);
  private boolean named = true;
  private long left = Long.MAX_VALUE;

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
    return PacketColumn.labels(columns);
  }

  /** Packets with their lines. */
  private static final class Batch extends PacketBatch<PacketRow> {
    /** What some hundred lines take. */
    private static final int BYTES = 1 << 17;

    private final RowText text;

    Batch(RowFormat format, List<String> columns) {
      super(PacketRow::new);
      text = new RowText(format, columns, BYTES);
    }
  }

  @Override
  void print(Path file, CaptureReader reader, NameTable names, RowWriter rows) throws IOException {
    try (NamesAhead ahead = named ? new NamesAhead(file, nameSources(), names) : null;
        PacketStages<Batch> stages =
            new PacketStages<>(reader, () -> new Batch(format(), columns()))) {
      stages
          .inOrder(batch -> batch.forEach(row -> complete(row, ahead, names)))
          .together(batch -> batch.forEach(row -> PacketColumn.write(columns, row, batch.text)))
          .inOrder(batch -> rows.print(batch.text));
      for (; left > 0 && !rows.broken() && reader.next(); left--) {
        stages.take();
      }
      stages.finish();
    }
  }

  /** Finds out what other packets tell of this one. */
  private void complete(PacketRow row, NamesAhead ahead, NameTable names) {
    defragment(row.packet(), row.timestampNanos());
    if (named) {
      ahead.of(row);
      row.take(names);
    }
  }

  @Override
  void printPiped(CaptureReader reader, NameTable names, RowWriter rows) throws IOException {
    NameReader learning = new NameReader(nameSources(), names);
    PacketRow row = new PacketRow();
    for (; left > 0 && !rows.broken() && reader.next(); left--) {
      row.take(reader);
      row.decode();
      if (named) {
        learning.read(row.packet(), row.timestampNanos());
      }
      defragment(row.packet(), row.timestampNanos());
      if (named) {
        row.take(names);
      }
      PacketColumn.write(columns, row, rows);
    }
  }
}
