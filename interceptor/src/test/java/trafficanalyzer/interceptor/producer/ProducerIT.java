package trafficanalyzer.interceptor.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.interceptor.InterceptorMain;
import trafficanalyzer.interceptor.Program;
import trafficanalyzer.interceptor.Root;
import trafficanalyzer.interceptor.Shell;
import trafficanalyzer.interceptor.Slices;
import trafficanalyzer.service.ExitCode;

/** The producer's traffic as the interceptor records it, on networks that nothing else uses. */
class ProducerIT {
  private static final Path FIRST_FREE_PORT =
      Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start");

  private final String network = "127.77." + ThreadLocalRandom.current().nextInt(0, 250);

  @TempDir Path folder;

  @BeforeEach
  void require() {
    Root.require("the mock traffic producer on ports 53, 80 and 443");
  }

  @Test
  void everySiteIsLookedUpAndVisitedAndRecorded() throws Exception {
    Slices slices = new Slices(folder);
    Map<String, String> settings =
        Map.of(
            "TRAFFIC_INTERFACES", "lo",
            "TRAFFIC_FILTER", ProducerConfig.captureFilter(network),
            "TRAFFIC_SPOOL", folder.toString(),
            "TRAFFIC_SENSOR", "test",
            "TRAFFIC_SLICE_SECONDS", "1",
            "TRAFFIC_INTERCEPTOR_PORT", "0");
    try (Program interceptor =
            new Program(
                    List.of(), List.of(), InterceptorMain.class, settings, folder.resolve("i.log"))
                .awaitStarted();
        Program producer = producer(network, "p.log").awaitStarted()) {
      for (Site site : sites()) {
        Shell.await(
            "a visit to " + site.hostname(),
            () -> text(slices).contains(" " + site.hostname() + "."));
      }
      assertThat(producer.terminate()).isEqualTo(143);
      assertThat(producer.log()).doesNotContain(" failed (");
      assertThat(interceptor.terminate()).isEqualTo(143);
      assertThat(interceptor.log()).contains("unaccounted 0").doesNotContain("written 0 ");
    }
    assertThat(text(slices))
        .contains("CNAME", ".10.40443: Flags [S]", ".11.50080: Flags [S]", ".443: Flags [S]");
    if (Ipv6.available()) {
      assertThat(text(slices)).contains("IP6 ::1.");
    }
  }

  @Test
  void twoProducersRunSideBySideOnNetworksOfTheirOwn() throws Exception {
    String other = network.replace("127.77", "127.78");
    try (Program first = producer(network, "first.log").awaitStarted();
        Program second = producer(other, "second.log").awaitStarted()) {
      assertThat(first.terminate()).isEqualTo(143);
      assertThat(second.terminate()).isEqualTo(143);
    }
  }

  @Test
  void aTakenNetworkIsToldWithTheSettingToChange() throws Exception {
    try (Program first = producer(network, "first.log").awaitStarted();
        Program second = producer(network, "second.log")) {
      assertThat(second.exitStatus()).isEqualTo(ExitCode.MISSING.status());
      assertThat(second.log())
          .contains(
              "producer: cannot listen on " + network + ".1 port 53: ",
              "set TRAFFIC_PRODUCER_NETWORK");
      first.terminate();
    }
  }

  @Test
  void withoutThePermissionForPort53TheRemedyIsTold() throws Exception {
    if (Integer.parseInt(Files.readString(FIRST_FREE_PORT).strip()) <= DnsServer.PORT) {
      System.err.println("NOT TESTED: every user may open port 53 here");
      return;
    }
    List<String> nobody =
        List.of(
            "setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            "--inh-caps=-all",
            "--bounding-set=-net_bind_service");
    try (Program producer =
        new Program(
            nobody,
            List.of(),
            ProducerMain.class,
            Map.of("TRAFFIC_PRODUCER_NETWORK", network),
            folder.resolve("p.log"))) {
      assertThat(producer.exitStatus()).isEqualTo(ExitCode.MISSING.status());
      assertThat(producer.log())
          .contains("Permission denied", "run as root", "--ambient-caps=+net_bind_service");
    }
  }

  private Program producer(String network, String log) throws IOException {
    return new Program(
        List.of(),
        List.of(),
        ProducerMain.class,
        Map.of("TRAFFIC_PRODUCER_NETWORK", network, "TRAFFIC_PRODUCER_RATE", "3"),
        folder.resolve(log));
  }

  private static List<Site> sites() {
    return Sites.all(1).stream().filter(site -> Ipv6.available() || !site.onIpv6()).toList();
  }

  private static String text(Slices slices) {
    StringBuilder text = new StringBuilder();
    try {
      for (Path file : slices.files()) {
        text.append(Shell.run("tcpdump", "-n", "-r", file.toString()));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return text.toString();
  }
}
