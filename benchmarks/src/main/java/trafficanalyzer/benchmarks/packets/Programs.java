package trafficanalyzer.benchmarks.packets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import trafficanalyzer.benchmarks.measure.Folder;
import trafficanalyzer.benchmarks.measure.Program;

/** The programs that are measured. */
final class Programs {
  /** What headers say, for which tshark need not make the columns that it shows. */
  private static final List<String> HEADER_FIELDS =
      List.of(
          "frame.number",
          "frame.time_epoch",
          "eth.src",
          "eth.dst",
          "vlan.id",
          "ip.src",
          "ip.dst",
          "ipv6.src",
          "ipv6.dst",
          "ip.proto",
          "ipv6.nxt",
          "tcp.srcport",
          "tcp.dstport",
          "udp.srcport",
          "udp.dstport",
          "tcp.flags",
          "frame.len",
          "frame.cap_len");

  /** Two of tshark's columns, which it makes all of where one is asked for. */
  private static final List<String> COLUMNS = List.of("_ws.col.Protocol", "_ws.col.Info");

  /** The same of ours; no names among them. */
  private static final String HEADER_COLUMNS =
      "frame_number,time_epoch,source_mac,destination_mac,vlan,source_ip,destination_ip,protocol,"
          + "source_port,destination_port,tcp_flags,length,captured";

  private final Path home;
  private final Captures made;

  /**
   * @param home where {@code traffic} is
   * @param made knows the folder for what the programs write
   */
  Programs(Path home, Captures made) {
    this.home = home;
    this.made = made;
  }

  /** One of our commands on a capture. */
  Program traffic(String command, Path capture) {
    return Program.of(
        "./traffic " + command, home.resolve("traffic").toString(), command, capture.toString());
  }

  /** {@code ./traffic packets} with what the headers say only: neither names nor Info. */
  Program trafficHeaders(Path capture) {
    return Program.of(
        "./traffic packets, headers only",
        home.resolve("traffic").toString(),
        "packets",
        "--fields",
        HEADER_COLUMNS,
        capture.toString());
  }

  /** One of our commands whose lines go to a file, as nfpcapd's flows do. */
  Program trafficToFile(String command, Path capture) {
    return traffic(command, capture).into(made.file("flows.tsv"));
  }

  /** nfpcapd, which reads a capture and writes its flows, with its own settings. */
  Program nfpcapd(Path capture) {
    Path flows = made.file("nfpcapd");
    return Program.of("nfpcapd -r", "nfpcapd", "-r", capture.toString(), "-w", flows.toString())
        .after(() -> empty(flows));
  }

  /** tshark with what {@code ./traffic packets} prints, as far as it has it. */
  Program tshark(Path capture) {
    List<String> fields = new ArrayList<>(HEADER_FIELDS);
    fields.addAll(COLUMNS);
    return tshark("tshark -T fields", fields, capture);
  }

  /** tshark with the fields of {@link #trafficHeaders}. */
  Program tsharkHeaders(Path capture) {
    return tshark("tshark -T fields, headers only", HEADER_FIELDS, capture);
  }

  /** Without looking names up, for which it would ask the network. */
  private static Program tshark(String name, List<String> fields, Path capture) {
    List<String> command = new ArrayList<>(List.of("tshark", "-n", "-T", "fields"));
    fields.forEach(field -> command.addAll(List.of("-e", field)));
    command.addAll(List.of("-r", capture.toString()));
    return Program.of(name, command.toArray(new String[0]));
  }

  private static void empty(Path folder) throws IOException {
    Folder.delete(folder);
    Files.createDirectory(folder);
  }
}
