package trafficanalyzer.packet.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** tshark as an oracle: the names that each flow's client told, as it was read or as a hostname. */
final class TsharkNames {
  /**
   * One direction of a flow.
   *
   * @param kind of the names: "tcp sni", "udp sni" or "tcp http"
   */
  record Told(String client, int clientPort, String server, int serverPort, String kind) {}

  /** Without putting segments together, so that what is cut off at the end is shown too. */
  static final String[] AS_CAPTURED = {
    "-o", "tcp.desegment_tcp_streams:FALSE",
    "-o", "http.desegment_headers:FALSE",
    "-o", "http.desegment_body:FALSE"
  };

  private static final String[] FIELDS = {
    "ip.src",
    "ipv6.src",
    "ip.dst",
    "ipv6.dst",
    "tcp.srcport",
    "udp.srcport",
    "tcp.dstport",
    "udp.dstport",
    "tls.handshake.extensions_server_name",
    "dtls.handshake.extensions_server_name",
    "gquic.tag.sni",
    "http.host"
  };
  private static final int FIRST_NAME = 8;
  private static final int HTTP_HOST = 11;

  private TsharkNames() {}

  /** The names in a capture, in lower case, without final dots, those of HTTP without ports. */
  static Map<Told, Set<String>> read(Path file, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString()));
    command.addAll(List.of(options));
    command.addAll(
        List.of("-T", "fields", "-E", "occurrence=a", "-Y", String.join(" or ", names())));
    for (String field : FIELDS) {
      command.add("-e");
      command.add(field);
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    Map<Told, Set<String>> told = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.ISO_8859_1))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        add(told, line.split("\t", -1));
      }
    }
    process.waitFor();
    return told;
  }

  private static List<String> names() {
    return List.of(FIELDS).subList(FIRST_NAME, FIELDS.length);
  }

  private static void add(Map<Told, Set<String>> told, String[] f) throws IOException {
    boolean tcp = !f[4].isEmpty();
    boolean udp = !f[5].isEmpty() && !tcp;
    for (int i = FIRST_NAME; i < f.length; i++) {
      // SSDP has hosts too, and TLS is in other protocols than TCP: those are no flows' names.
      if (f[i].isEmpty() || (i == HTTP_HOST ? !tcp : !tcp && !udp)) {
        continue;
      }
      Told key =
          new Told(
              address(f[0], f[1]),
              Integer.parseInt(last(f[tcp ? 4 : 5])),
              address(f[2], f[3]),
              Integer.parseInt(last(f[tcp ? 6 : 7])),
              i == HTTP_HOST ? "tcp http" : tcp ? "tcp sni" : "udp sni");
      for (String name : f[i].split(",")) {
        told.computeIfAbsent(key, k -> new TreeSet<>()).add(tidy(name, i == HTTP_HOST));
      }
    }
  }

  private static String tidy(String name, boolean http) {
    String tidy = name.strip().toLowerCase(Locale.ROOT);
    if (http) {
      tidy = tidy.replaceFirst(":\\d*$", "");
    }
    return tidy.endsWith(".") ? tidy.substring(0, tidy.length() - 1) : tidy;
  }

  /** The innermost address, as Java writes it. */
  private static String address(String ipv4, String ipv6) throws IOException {
    return InetAddress.getByName(last(ipv4.isEmpty() ? ipv6 : ipv4)).getHostAddress();
  }

  private static String last(String values) {
    return values.substring(values.lastIndexOf(',') + 1);
  }
}
