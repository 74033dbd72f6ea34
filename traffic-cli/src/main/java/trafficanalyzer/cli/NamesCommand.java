package trafficanalyzer.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.flow.Flow;
import trafficanalyzer.packet.flow.FlowTable;
import trafficanalyzer.packet.header.IpProtocols;
import trafficanalyzer.packet.name.NameReader;
import trafficanalyzer.packet.name.NameTable;
import trafficanalyzer.packet.name.ToldNames;
import trafficanalyzer.packet.stage.PacketBatch;
import trafficanalyzer.packet.stage.PacketStages;

/** {@code ./traffic names FILE}: one line a flow, with the name of its remote end. */
@Command(
    name = "names",
    mixinStandardHelpOptions = true,
    description = {
      "Prints one line for each flow of a capture file.",
      "The client is who sent the SYN, else the end with the larger port.",
      "A flow is printed when it ends: after 5 minutes of silence, when a SYN begins",
      "another on its five-tuple, or, with 100,000 others, when it was silent for the",
      "longest; at the end of the file the rest follow by their first packets.",
      "candidates are the other names that it may have, best first, by semicolon."
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
          "endpoint_source",
          "candidates");

  public NamesCommand() {}

  NamesCommand(OutputStream out) {
    super(out);
  }

  @Override
  List<String> columns() {
    return COLUMNS;
  }

  /** Packets with the names that they tell. */
  private static final class Batch extends PacketBatch<PacketRow> {
    private final ToldNames told = new ToldNames();

    Batch() {
      super(PacketRow::new);
    }
  }

  /**
   * Flows are named when they end: names are learnt from the batch that ends a flow, and from all
   * before it. So a capture always gets the same names, as batches are.
   */
  @Override
  void print(Path file, CaptureReader reader, NameTable names, RowWriter rows) throws IOException {
    FlowTable flows = flows(names, rows);
    ToldNames learnt = new ToldNames();
    NameReader learning = new NameReader(nameSources(), learnt);
    try (PacketStages<Batch> stages = new PacketStages<>(reader, Batch::new)) {
      stages
          .inOrder(
              batch -> {
                batch.forEach(row -> learning.read(row.packet(), row.timestampNanos()));
                learnt.handOn(batch.told);
              })
          .inOrder(
              batch -> {
                batch.told.handOn(names);
                batch.forEach(row -> add(row, flows));
              });
      while (!rows.broken() && reader.next()) {
        stages.take();
      }
      stages.finish();
    }
    flows.endAll();
  }

  @Override
  void printPiped(CaptureReader reader, NameTable names, RowWriter rows) throws IOException {
    FlowTable flows = flows(names, rows);
    NameReader learning = new NameReader(nameSources(), names);
    PacketRow row = new PacketRow();
    while (!rows.broken() && reader.next()) {
      row.take(reader);
      row.decode();
      learning.read(row.packet(), row.timestampNanos());
      add(row, flows);
    }
    flows.endAll();
  }

  private static FlowTable flows(NameTable names, RowWriter rows) {
    return new FlowTable(flow -> row(flow, names, rows));
  }

  private void add(PacketRow row, FlowTable flows) {
    defragment(row.packet(), row.timestampNanos());
    flows.add(row.packet(), row.wireLength(), row.timestampNanos());
  }

  private static void row(Flow flow, NameTable names, RowWriter rows) {
    if (rows.broken()) {
      return;
    }
    rows.address(flow.clientHigh(), flow.clientLow());
    rows.numberOrAbsent(flow.clientPort());
    rows.address(flow.serverHigh(), flow.serverLow());
    rows.numberOrAbsent(flow.serverPort());
    rows.text(IpProtocols.name(flow.protocol()));
    rows.time(flow.firstNanos());
    rows.time(flow.lastNanos());
    rows.number(flow.packetsOut());
    rows.number(flow.bytesOut());
    rows.number(flow.packetsIn());
    rows.number(flow.bytesIn());
    boolean named = names.find(flow);
    rows.text(named ? names.endpoint() : null);
    rows.text(named ? names.source().label() : null);
    List<String> candidates = names.candidates();
    rows.text(candidates.isEmpty() ? null : String.join(";", candidates));
    rows.end();
  }
}
