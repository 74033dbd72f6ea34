package trafficanalyzer.cli.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import trafficanalyzer.cli.instance.DataFolder;
import trafficanalyzer.cli.instance.Instance;
import trafficanalyzer.cli.instance.InstanceFile;
import trafficanalyzer.cli.monitor.Http;
import trafficanalyzer.cli.monitor.MetricsText;
import trafficanalyzer.cli.monitor.MetricsText.Sample;
import trafficanalyzer.node.Credentials;
import trafficanalyzer.store.StoreConfig;

/** {@code ./traffic up}, as a person starts it, on ports and a demo network of its own. */
final class RunningTraffic implements Traffic {
  private static final String[] PORTS = {
    "cql", "jmx", "storage", "exporter", "interceptor", "loader", "prometheus", "producer"
  };

  private final Path frontDoor = Path.of(System.getProperty("traffic.home")).resolve("traffic");
  private final DataFolder folder;
  private final Path output;
  private final Process up;

  RunningTraffic(Path data, String producerNetwork) throws IOException {
    this.folder = new DataFolder(data);
    this.output = data.resolveSibling("up.log");
    // What was built just now is what is to be tested; the front door must not build it again.
    Path jar =
        frontDoor.resolveSibling(Path.of("traffic-cli", "target", "traffic-cli.jar").toString());
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now()));
    List<String> command = new ArrayList<>(List.of(frontDoor.toString(), "up"));
    command.addAll(List.of("--data", data.toString(), "--producer-network", producerNetwork));
    command.addAll(List.of("--heap", "512"));
    for (String port : PORTS) {
      command.addAll(List.of("--port-" + port, "0"));
    }
    this.up =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
  }

  @Override
  public void awaitRunning() {
    Tool.await(
        "./traffic up",
        Duration.ofMinutes(4),
        () -> {
          assertThat(up.isAlive()).as(this::log).isTrue();
          return InstanceFile.read(folder).filter(i -> i.state().equals("running")).isPresent();
        });
  }

  @Override
  public Path spool() {
    return folder.spool();
  }

  @Override
  public StoreConfig store() {
    Credentials credentials = Credentials.in(folder.credentials());
    return new StoreConfig(
        List.of(InetSocketAddress.createUnresolved("127.0.0.1", instance().ports().get("cql"))),
        Credentials.PAGE,
        credentials.cqlPassword(Credentials.PAGE));
  }

  @Override
  public String prometheus() {
    return "127.0.0.1:" + instance().ports().get("prometheus");
  }

  @Override
  public void pauseProducer() {
    signal("STOP", "producer");
  }

  @Override
  public void resumeProducer() {
    signal("CONT", "producer");
  }

  @Override
  public Runnable killer(String member) {
    return () -> signal("KILL", member);
  }

  @Override
  public int restarts(String member) {
    return instance().member(member).orElseThrow().restarts();
  }

  DataFolder folder() {
    return folder;
  }

  Instance instance() {
    return InstanceFile.read(folder).orElseThrow(() -> new AssertionError(log()));
  }

  long pid(String member) {
    return instance().member(member).orElseThrow().identity().pid();
  }

  void signal(String signal, String member) {
    Tool.output("kill", "-" + signal, Long.toString(pid(member)));
  }

  /** Runs another command of the front door and returns what it prints. */
  String run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(frontDoor.toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--data", folder.root().toString()));
    return Tool.output(command);
  }

  @Override
  public Optional<Double> metric(String member, String name, String label, String value) {
    return Http.get("http://" + instance().member(member).orElseThrow().address() + "/metrics")
        .flatMap(
            page ->
                MetricsText.parse(page.body()).samples(name).stream()
                    .filter(sample -> label.isEmpty() || sample.label(label).equals(value))
                    .map(Sample::value)
                    .reduce(Double::sum));
  }

  /** What {@code up} printed, and the ends of the processes' logs. */
  @Override
  public String log() {
    StringBuilder log = new StringBuilder();
    try {
      log.append(Files.readString(output));
      for (String process : new String[] {"interceptor", "loader", "producer", "exporter"}) {
        if (Files.exists(folder.log(process))) {
          List<String> lines = Files.readAllLines(folder.log(process));
          log.append("\n").append(process).append(":\n");
          lines.stream()
              .skip(Math.max(0, lines.size() - 10))
              .forEach(l -> log.append(l).append('\n'));
        }
      }
    } catch (IOException e) {
      log.append(e);
    }
    return log.toString();
  }

  /** The exit code of {@code up}, once it ended. */
  int exitCode() throws InterruptedException {
    assertThat(up.waitFor(1, TimeUnit.MINUTES)).as(this::log).isTrue();
    return up.exitValue();
  }

  @Override
  public void stop() throws InterruptedException {
    Optional<Instance> left = InstanceFile.read(folder);
    up.destroy();
    if (!up.waitFor(2, TimeUnit.MINUTES)) {
      up.destroyForcibly().waitFor();
    }
    left.ifPresent(
        instance ->
            instance.processes().stream()
                .filter(Instance.Member::alive)
                .forEach(member -> member.identity().stop(true)));
  }
}
