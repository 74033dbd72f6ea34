package trafficanalyzer.cli.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The main job as {@code docker-compose up} starts it, on a real engine, and what the compose file
 * promises of each container. Run by {@code ./traffic test --docker}.
 */
@Tag("docker")
class DockerIT extends MainJobContract {
  private static final List<String> SERVICES =
      List.of(
          "cassandra-node",
          "cassandra-loader",
          "cassandra-exporter-custom",
          "interceptor",
          "producer",
          "prometheus");

  /** Bit 13 of a capability set: capabilities(7). */
  private static final String NET_RAW = "0000000000002000";

  private static final String NONE = "0000000000000000";
  private static final long MEGABYTE = 1_000_000;
  private static final long GIBIBYTE = 1L << 30;

  private ComposedTraffic traffic;
  private Compose compose;

  @Override
  Traffic launch(Path folder) throws IOException {
    traffic = new ComposedTraffic(folder);
    compose = traffic.compose();
    return traffic;
  }

  @Test
  @Order(LAST + 1)
  void peopleSeeItWithCqlshAndNodetool() {
    String rows =
        compose.exec(
            "cassandra-node",
            "cqlsh",
            "-e",
            "SELECT timestamp, destination_ip, port, endpoint FROM traffic.packets LIMIT 5");
    // Columns are as wide as the longest value in them, so the gaps vary.
    assertThat(rows)
        .containsPattern("timestamp +\\| destination_ip +\\| +port +\\| +endpoint *\n")
        .contains("(5 rows)");
    String status =
        compose.exec(
            "cassandra-node",
            "nodetool",
            "-u",
            "traffic_admin",
            "-pwf",
            "/credentials/jmxremote.password",
            "status");
    assertThat(status).contains("\nUN  ");
  }

  @Test
  @Order(LAST + 2)
  void eachServiceWaitedForWhatItNeeds() throws IOException {
    List<String> events = traffic.events();

    assertInOrder(events, "die|credentials|0", "start|cassandra-node|");
    assertInOrder(events, "die|credentials|0", "start|interceptor|");
    assertInOrder(events, "health_status: healthy|cassandra-node|", "start|setup|");
    assertInOrder(
        events, "health_status: healthy|cassandra-node|", "start|cassandra-exporter-custom|");
    assertInOrder(events, "die|setup|0", "start|cassandra-loader|");
    assertInOrder(events, "health_status: healthy|interceptor|", "start|producer|");
    for (String service : List.of("interceptor", "cassandra-loader", "cassandra-exporter-custom")) {
      assertInOrder(events, "health_status: healthy|" + service + "|", "start|prometheus|");
    }
  }

  private static void assertInOrder(List<String> events, String first, String second) {
    assertThat(events).contains(first, second);
    assertThat(events.indexOf(first))
        .as("%s before %s", first, second)
        .isLessThan(events.indexOf(second));
  }

  @Test
  @Order(LAST + 3)
  void noProcessIsRootsOrHasACapabilityThatIsNotStated() {
    traffic.resumeProducer();
    for (String service : SERVICES) {
      String user = compose.inspect(service, "{{.Config.User}}");
      for (Map<String, String> process : processes(service)) {
        String stated = service.equals("interceptor") ? NET_RAW : NONE;
        assertThat(process.get("Uid")).as(service).startsWith(user.split(":")[0] + "\t");
        assertThat(process.get("Uid")).as(service).doesNotMatch("0\t.*");
        assertThat(process.get("CapBnd")).as(service).isEqualTo(stated);
        assertThat(process.get("CapEff")).as(service).isIn(NONE, stated);
      }
    }
    assertThat(processes("interceptor")).anyMatch(java -> java.get("CapEff").equals(NET_RAW));
  }

  /** The lines of /proc/PID/status of each process, but the one that reads them. */
  private List<Map<String, String>> processes(String service) {
    String status =
        compose.exec(
            service,
            "sh",
            "-c",
            "for p in /proc/[0-9]*; do [ $p = /proc/$$ ] || cat $p/status && echo; done"
                + " 2>/dev/null; true");
    return Pattern.compile("\n\n")
        .splitAsStream(status)
        .map(DockerIT::fields)
        .filter(fields -> fields.containsKey("CapEff"))
        .filter(fields -> !fields.get("Name").matches("cat|sh"))
        .toList();
  }

  private static Map<String, String> fields(String status) {
    Map<String, String> fields = new TreeMap<>();
    status
        .lines()
        .map(line -> line.split(":\t", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> fields.put(pair[0], pair[1]));
    return fields;
  }

  @Test
  @Order(LAST + 4)
  void nothingButVolumesAndTemporaryFoldersCanBeWritten() {
    for (String service : SERVICES) {
      assertThat(compose.inspect(service, "{{.HostConfig.ReadonlyRootfs}}")).isEqualTo("true");
      assertThat(compose.exec(service, "sh", "-c", "touch /x /etc/x /usr/x 2>&1; true"))
          .as(service)
          .contains("Read-only file system");
    }
  }

  @Test
  @Order(LAST + 5)
  void portsAreThisMachinesOnly() {
    for (String service : SERVICES) {
      assertThat(compose.inspect(service, "{{json .HostConfig.PortBindings}}"))
          .as(service)
          .matches("\\{}|null|\\{\"\\d+/tcp\":\\[\\{\"HostIp\":\"127.0.0.1\".*");
    }
  }

  @Test
  @Order(LAST + 6)
  void theStackFitsIntoFourGibibytes() {
    long sum = 0;
    for (String service : SERVICES) {
      String usage =
          Tool.output(
              "docker",
              "stats",
              "--no-stream",
              "--format",
              "{{.MemUsage}}",
              compose.container(service));
      sum += bytes(usage.split("/")[0].strip());
      assertThat(compose.inspect(service, "{{.State.OOMKilled}}")).as(service).isEqualTo("false");
    }
    assertThat(sum).isBetween(GIBIBYTE / 2, 4 * GIBIBYTE);
  }

  private static long bytes(String size) {
    Matcher matcher = Pattern.compile("([0-9.]+)(KiB|MiB|GiB)").matcher(size);
    assertThat(matcher.matches()).as(size).isTrue();
    int shift = 10 * (1 + List.of("KiB", "MiB", "GiB").indexOf(matcher.group(2)));
    return (long) (Double.parseDouble(matcher.group(1)) * (1L << shift));
  }

  @Test
  @Order(LAST + 7)
  void noImageIsMoreThan80MegabytesAboveItsBase() throws IOException {
    Map<String, String> bases = new TreeMap<>();
    Path dockerfile = Path.of(System.getProperty("traffic.home"), "Dockerfile");
    Files.readAllLines(dockerfile).stream()
        .filter(line -> line.startsWith("ARG ") && line.contains("_IMAGE="))
        .map(line -> line.substring(4).split("="))
        .forEach(pair -> bases.put(pair[0], pair[1]));
    for (String image : List.of("cassandra-loader", "cassandra-exporter-custom", "interceptor")) {
      assertSmall(image, bases.get("JAVA_IMAGE"));
    }
    assertSmall("credentials", bases.get("JAVA_IMAGE"));
    assertSmall("cassandra-node", bases.get("CASSANDRA_IMAGE"));
    assertSmall("prometheus", bases.get("PROMETHEUS_IMAGE"));
  }

  private static void assertSmall(String image, String base) {
    assertThat(size("traffic-analyzer/" + image) - size(base))
        .as("%s above %s", image, base)
        .isLessThanOrEqualTo(80 * MEGABYTE);
  }

  private static long size(String image) {
    return Long.parseLong(
        Tool.output("docker", "image", "inspect", "-f", "{{.Size}}", image).strip());
  }

  @Test
  @Order(LAST + 8)
  void stoppingLosesNothingAndDownAndUpKeepEveryRow() throws Exception {
    double captured = captured();
    Tool.await("more traffic", LONG, () -> captured() > captured + 100);
    disconnect();

    compose.run("stop"); // each has the 10 s of stop_grace_period before it is killed

    for (String service : SERVICES) {
      assertThat(compose.inspect(service, "{{.State.ExitCode}}"))
          .as("%s's exit code, which is 137 when it had to be killed", service)
          .isIn("0", "143");
    }
    assertThat(compose.logOf("interceptor")).contains("lost 0; unaccounted 0");
    compose.run("down");
    compose.run("up", "-d");
    reconnect();
    assertEveryRowIsThere();
  }

  private void assertEveryRowIsThere() throws IOException {
    traffic.pauseProducer();
    Tool.await(
        "a row for every packet ever recorded",
        LONG,
        () -> {
          Tool.pause(2000);
          return StoredRows.read(store()).count() == recorded();
        });
    assertThat(StoredRows.read(store()).doubled()).isZero();
    for (Row slice : ledger()) {
      assertThat(slice.getLong("residual")).as(slice.getFormattedContents()).isZero();
    }
  }

  private long recorded() {
    try {
      return packetsOf(keeper().slices()) + repeated();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @Order(LAST + 9)
  void aKilledContainerIsThereAgainWithTheNextUp() {
    String loader = compose.container("cassandra-loader");
    Tool.output("docker", "kill", loader);

    compose.run("up", "-d");

    Tool.await("a loader", LONG, () -> compose.isHealthy("cassandra-loader"));
    assertThat(StoredRows.read(store()).count()).isEqualTo(recorded());
  }

  @Test
  @Order(LAST + 10)
  void eachServiceThatCrashesComesBackByItself() {
    traffic.resumeProducer();
    for (String service : SERVICES) {
      String container = compose.container(service);
      compose.crash(service);
      Tool.await(
          service + " to come back",
          LONG,
          () ->
              !compose.inspect(service, "{{.RestartCount}}").equals("0")
                  && compose.isHealthy(service));
      assertThat(compose.container(service)).isEqualTo(container);
    }
    Tool.await("the producer in the interceptor's new network", LONG, () -> captured() > 100);
    for (String endpoint : List.of("hahaha.com", "huhuhu.ro")) {
      awaitRowsOf(endpoint);
    }
  }
}
