package trafficanalyzer.cli.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trafficanalyzer.cli.monitor.Http;
import trafficanalyzer.cli.monitor.MetricsText;

/** One of our services as a process of its own, as people run it, that may be killed. */
final class ServiceProcess implements AutoCloseable {
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path log;
  private final int port = freePort();
  private Process process;

  /**
   * @param module whose program it is, such as {@code interceptor}
   * @param portSetting the setting of its HTTP server's port, which is given a free one
   * @param log where all that it prints is added
   * @param options of the JVM
   */
  ServiceProcess(
      String module,
      String portSetting,
      Map<String, String> environment,
      Path log,
      List<String> options) {
    this.command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-jar");
    command.add(
        Path.of(System.getProperty("traffic.home"), module, "target", module + ".jar").toString());
    this.environment = new HashMap<>(environment);
    this.environment.put(portSetting, String.valueOf(port));
    this.log = log;
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void start() {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("TRAFFIC_"));
    builder.environment().putAll(environment);
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean alive() {
    return process != null && process.isAlive();
  }

  /** The most memory that it had so far, in bytes: heap and all else (Linux: VmHWM). */
  long peakMemory() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
      }
    }
    throw new IOException("process " + process.pid() + " has ended");
  }

  /** As kill -9 does. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** SIGTERM, and waits for its end. */
  void stop() {
    process.destroy();
    process.onExit().join();
  }

  /** Where its health and metrics are, as {@code host:port}. */
  String address() {
    return "127.0.0.1:" + port;
  }

  /** The sum over a metric's series; 0 where there is none or nobody answers. */
  double metric(String name) {
    return Http.get("http://" + address() + "/metrics")
        .flatMap(page -> MetricsText.parse(page.body()).sum(name))
        .orElse(0.0);
  }

  /** Whether it is well. */
  boolean up() {
    return Http.ok("http://" + address() + "/health");
  }

  /** Whether its health says this. */
  boolean tells(String what) {
    return Http.get("http://" + address() + "/health")
        .filter(health -> health.body().contains(what))
        .isPresent();
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
  }
}
