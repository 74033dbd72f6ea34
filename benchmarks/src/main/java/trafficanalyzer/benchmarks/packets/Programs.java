package trafficanalyzer.benchmarks.packets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import trafficanalyzer.benchmarks.measure.Program;

/** The programs that are measured. */
final class Programs {
  /** What `./traffic packets` prints, as far as tshark has it. */
  private static final List<String> FIELDS =
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
          "frame.cap_len",
          "_ws.col.Protocol",
          "_ws.col.Info");

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

  /** tshark with the fields of {@code ./traffic packets}, without looking names up. */
  Program tshark(Path capture) {
    List<String> command = new ArrayList<>(List.of("tshark", "-n", "-T", "fields"));
    FIELDS.forEach(field -> command.addAll(List.of("-e", field)));
    command.addAll(List.of("-r", capture.toString()));
    return Program.of("tshark -T fields", command.toArray(new String[0]));
  }

  private static void empty(Path folder) throws IOException {
    Captures.delete(folder);
    Files.createDirectory(folder);
  }
}
