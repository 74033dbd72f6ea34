package trafficanalyzer.packet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** tshark as an oracle: the first occurrence of each field, for each frame of a capture. */
final class Tshark {
  /** One frame; empty text where tshark has no such field. */
  record Row(
      String epoch,
      String length,
      String captured,
      String sourceMac,
      String destinationMac,
      String vlan,
      String ipv4Source,
      String ipv4Destination,
      String ipv6Source,
      String ipv6Destination,
      String tcpSource,
      String tcpDestination,
      String tcpFlags,
      String udpSource,
      String udpDestination) {

    String ipSource(int version) {
      return version == 4 ? ipv4Source : ipv6Source;
    }

    String ipDestination(int version) {
      return version == 4 ? ipv4Destination : ipv6Destination;
    }
  }

  private static final String[] FIELDS = {
    "frame.time_epoch",
    "frame.len",
    "frame.cap_len",
    "eth.src",
    "eth.dst",
    "vlan.id",
    "ip.src",
    "ip.dst",
    "ipv6.src",
    "ipv6.dst",
    "tcp.srcport",
    "tcp.dstport",
    "tcp.flags",
    "udp.srcport",
    "udp.dstport"
  };

  private Tshark() {}

  /** Whether tshark is installed. */
  static boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder("tshark", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** All frames of a file, up to the first fault that tshark sees. */
  static List<Row> read(Path file) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "tshark",
                "-n",
                "-o",
                "ip.defragment:FALSE",
                "-o",
                "ipv6.defragment:FALSE",
                "-r",
                file.toString(),
                "-T",
                "fields",
                "-E",
                "occurrence=f"));
    for (String field : FIELDS) {
      command.add("-e");
      command.add(field);
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    List<Row> rows = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.add(row(line.split("\t", -1)));
      }
    }
    process.waitFor();
    return rows;
  }

  private static Row row(String[] f) {
    return new Row(
        f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7], f[8], f[9], f[10], f[11], f[12], f[13],
        f[14]);
  }
}
