package trafficanalyzer.cli.mainjob;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import trafficanalyzer.cli.monitor.Http;
import trafficanalyzer.cli.monitor.MetricsText;
import trafficanalyzer.node.Credentials;
import trafficanalyzer.store.StoreConfig;

/**
 * The compose file as it is, brought up in a copy of the checkout: so with a spool, volumes, a
 * network and ports of its own beside one that a person runs.
 */
final class ComposedTraffic implements Traffic {
  /** Name in the metrics, service, port. */
  private static final Map<String, String> SERVICES =
      Map.of(
          "interceptor", "interceptor:9101",
          "loader", "cassandra-loader:9102",
          "exporter", "cassandra-exporter-custom:9100");

  private static final Set<String> LEFT_OUT = Set.of("target", ".git", "spool", ".env");

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final Compose compose;
  private final Process up;
  private final Process watch;

  ComposedTraffic(Path folder) throws IOException {
    this.folder = folder;
    Path checkout = copy(Path.of(System.getProperty("traffic.home")), folder.resolve("checkout"));
    for (String port : List.of("CQL_PORT", "EXPORTER_PORT", "PROMETHEUS_PORT")) {
      environment.put(port, Integer.toString(freePort()));
    }
    Object uid = Files.getAttribute(folder, "unix:uid");
    if (!uid.equals(0)) {
      // So that this test may read the spool; root reads everybody's.
      environment.put("CONTAINER_USER", uid + ":" + Files.getAttribute(folder, "unix:gid"));
    }
    String project = "trafficit" + ProcessHandle.current().pid();
    compose = new Compose(checkout, project, environment, folder.resolve("compose.log"));
    compose.run("build");
    watch = compose.watch(folder.resolve("events"));
    up = compose.start("up", "-d");
  }

  private static Path copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            if (LEFT_OUT.contains(directory.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(directory).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!LEFT_OUT.contains(file.getFileName().toString())) {
              Files.copy(
                  file,
                  to.resolve(from.relativize(file).toString()),
                  StandardCopyOption.COPY_ATTRIBUTES);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return to;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  Compose compose() {
    return compose;
  }

  /** What happened to the containers until now, as {@link Compose#watch} has it. */
  List<String> events() throws IOException {
    return Files.readAllLines(folder.resolve("events"));
  }

  @Override
  public void awaitRunning() {
    compose.finish(up, "up");
  }

  @Override
  public Path spool() {
    return folder.resolve("checkout/spool");
  }

  @Override
  public StoreConfig store() {
    try {
      String password = compose.exec("cassandra-loader", "cat", "/credentials/cql-loader.password");
      return new StoreConfig(
          List.of(InetSocketAddress.createUnresolved("127.0.0.1", port("CQL_PORT"))),
          Credentials.LOADER,
          Files.writeString(folder.resolve("cql-loader.password"), password));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private int port(String variable) {
    return Integer.parseInt(environment.get(variable));
  }

  @Override
  public String prometheus() {
    return "127.0.0.1:" + port("PROMETHEUS_PORT");
  }

  /** A service's address in the project's network, which reaches what is not published, too. */
  @Override
  public Optional<Double> metric(String member, String name, String label, String value) {
    String[] service = SERVICES.get(member).split(":");
    String address =
        compose.inspect(service[0], "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}");
    return Http.get("http://" + address + ":" + service[1] + "/metrics")
        .flatMap(
            page ->
                MetricsText.parse(page.body()).samples(name).stream()
                    .filter(sample -> label.isEmpty() || sample.label(label).equals(value))
                    .map(MetricsText.Sample::value)
                    .reduce(Double::sum));
  }

  @Override
  public void pauseProducer() {
    Tool.output("docker", "pause", compose.container("producer"));
  }

  @Override
  public void resumeProducer() {
    Tool.output("docker", "unpause", compose.container("producer"));
  }

  @Override
  public Runnable killer(String member) {
    return compose.crasher(SERVICES.get(member).split(":")[0]);
  }

  @Override
  public int restarts(String member) {
    return Integer.parseInt(
        compose.inspect(SERVICES.get(member).split(":")[0], "{{.RestartCount}}"));
  }

  @Override
  public String log() {
    compose.run("ps");
    compose.run("logs", "--no-color", "--tail=15");
    return compose.log();
  }

  @Override
  public void stop() throws InterruptedException {
    up.destroy();
    up.waitFor();
    watch.destroy();
    compose.run("down", "--volumes", "--timeout", "10");
  }
}
