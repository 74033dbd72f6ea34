package trafficanalyzer.cli.up;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The TCP ports of an instance, all on 127.0.0.1; 0 takes a free one. */
final class Ports {
  /** Everything listens here and nowhere else. */
  static final String ADDRESS = "127.0.0.1";

  @Option(
      names = "--port-cql",
      paramLabel = "PORT",
      description = "Cassandra, for CQL (default: ${DEFAULT-VALUE})",
      defaultValue = "9042")
  private int cql;

  @Option(
      names = "--port-jmx",
      paramLabel = "PORT",
      description = "Cassandra, for JMX (default: ${DEFAULT-VALUE})",
      defaultValue = "7199")
  private int jmx;

  @Option(
      names = "--port-storage",
      paramLabel = "PORT",
      description = "Cassandra, for other nodes (default: ${DEFAULT-VALUE})",
      defaultValue = "7000")
  private int storage;

  @Option(
      names = "--port-exporter",
      paramLabel = "PORT",
      description = "the exporter (default: ${DEFAULT-VALUE})",
      defaultValue = "9100")
  private int exporter;

  @Option(
      names = "--port-interceptor",
      paramLabel = "PORT",
      description = "the interceptor's health and metrics (default: ${DEFAULT-VALUE})",
      defaultValue = "9101")
  private int interceptor;

  @Option(
      names = "--port-loader",
      paramLabel = "PORT",
      description = "the loader's health and metrics (default: ${DEFAULT-VALUE})",
      defaultValue = "9102")
  private int loader;

  @Option(
      names = "--port-prometheus",
      paramLabel = "PORT",
      description = "Prometheus (default: ${DEFAULT-VALUE})",
      defaultValue = "9090")
  private int prometheus;

  @Option(
      names = "--port-producer",
      paramLabel = "PORT",
      description = "the demo's web server on ::1 (default: ${DEFAULT-VALUE})",
      defaultValue = "5380")
  private int producer;

  private final Map<String, Integer> chosen = new TreeMap<>();

  /** Purpose and number; a free one is chosen once for each that is 0. */
  Map<String, Integer> byPurpose() {
    if (chosen.isEmpty()) {
      chosen.putAll(
          Map.of(
              "cql", cql,
              "jmx", jmx,
              "storage", storage,
              "exporter", exporter,
              "interceptor", interceptor,
              "loader", loader,
              "prometheus", prometheus,
              "producer", producer));
      chooseFree();
    }
    return chosen;
  }

  int of(String purpose) {
    return byPurpose().get(purpose);
  }

  String address(String purpose) {
    return ADDRESS + ":" + of(purpose);
  }

  /** What is wrong with them, a sentence each, with the option that helps. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    Map<Integer, String> seen = new TreeMap<>();
    byPurpose()
        .forEach(
            (purpose, port) -> {
              String other = seen.putIfAbsent(port, purpose);
              if (other != null) {
                problems.add(
                    "port "
                        + port
                        + " is wanted for both "
                        + other
                        + " and "
                        + purpose
                        + ": choose another with --port-"
                        + purpose
                        + " PORT");
              } else if (port < 1 || port > 65_535) {
                problems.add("--port-" + purpose + " " + port + " is not a port");
              } else if (taken(purpose, port)) {
                problems.add(
                    "port "
                        + port
                        + " ("
                        + purpose
                        + ") is taken: stop what uses it, or choose another with --port-"
                        + purpose
                        + " PORT");
              }
            });
    return problems;
  }

  private static boolean taken(String purpose, int port) {
    String address = purpose.equals("producer") ? "::1" : ADDRESS;
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(address))) {
      return !socket.isBound();
    } catch (IOException e) {
      // Where there is no IPv6, or only root may use the port, nobody else has it either.
      return e.getMessage().contains("in use");
    }
  }

  /** All sockets are held until the last port is found, so that no port is found twice. */
  private void chooseFree() {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (Map.Entry<String, Integer> entry : chosen.entrySet()) {
        if (entry.getValue() == 0) {
          ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(ADDRESS));
          held.add(socket);
          entry.setValue(socket.getLocalPort());
        }
      }
      for (ServerSocket socket : held) {
        socket.close();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
