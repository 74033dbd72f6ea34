package trafficanalyzer.interceptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program itself on the loopback interface, recording packets that the test sends. */
class InterceptorIT {
  @TempDir Path folder;
  private DatagramSocket socket;
  private Slices slices;

  @BeforeEach
  void open() throws IOException {
    Root.require("capturing on lo");
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    slices = new Slices(folder);
  }

  @AfterEach
  void close() {
    if (socket != null) {
      socket.close();
    }
  }

  @Test
  void slicesHoldEveryPacketAndAreAlignedAndPublishedAlsoWhenNoneArrives() throws Exception {
    try (Program interceptor = start("one.log")) {
      send(100);
      Shell.await("the packets", () -> slices.written() == 100);
      int published = slices.files().size();
      Shell.await("empty slices", () -> slices.files().size() >= published + 3);
      send(50);
      assertThat(interceptor.terminate()).isEqualTo(143);
      assertThat(interceptor.log())
          .contains(
              "lo: received 150 = written 150 + dropped by the kernel 0 + lost 0; unaccounted 0");
    }
    assertThat(slices.tcpdump()).isEqualTo(150).isEqualTo(slices.written());
    assertThat(slices.received()).isEqualTo(150);
    for (Path file : slices.files()) {
      assertThat(file.getFileName().toString()).matches("capture_\\d{8}T\\d{6}Z_1_lo\\.pcap");
      Sidecar sidecar = Slices.sidecar(file);
      assertThat(sidecar.sensor()).isEqualTo("test");
      assertThat(sidecar.interfaceName()).isEqualTo("lo");
      assertThat(sidecar.linkType()).isEqualTo(1);
      assertThat(sidecar.seconds()).isEqualTo(1);
      assertThat(sidecar.filter()).isEqualTo("udp port " + socket.getLocalPort());
      assertThat(SliceName.parse(file.getFileName().toString().replace(".pcap", "")))
          .hasValueSatisfying(
              name -> assertThat(name.startedAt()).hasToString(sidecar.startedAt()));
    }
    assertThat(RecordingFolder.list(folder.resolve("recording"))).isEmpty();
  }

  @Test
  void healthAndMetricsTellWhereEveryPacketWent() throws Exception {
    try (Program interceptor = start("one.log")) {
      send(20);
      Shell.await("the packets", () -> slices.written() == 20);
      assertThat(interceptor.page("/health"))
          .contains("\"up\":true", "\"state\":\"lo: capturing\"", "\"written\":20");
      assertThat(interceptor.page("/metrics"))
          .contains(
              "traffic_interceptor_packets_received_total{interface=\"lo\"} 20.0",
              "traffic_interceptor_packets_written_total{interface=\"lo\"} 20.0",
              "traffic_interceptor_packets_dropped_total{by=\"kernel\",interface=\"lo\"} 0.0",
              "traffic_interceptor_packets_dropped_total{by=\"interface\",interface=\"lo\"} 0.0",
              "traffic_interceptor_packets_lost_total{interface=\"lo\",reason=\"disk\"} 0.0",
              "traffic_interceptor_residual_packets{interface=\"lo\"} 0.0",
              "traffic_interceptor_slices_published_total{interface=\"lo\"}",
              "traffic_interceptor_last_slice_timestamp_seconds{interface=\"lo\"}",
              "traffic_interceptor_bytes_written_total{interface=\"lo\"} "
                  + 20.0 * (16 + 14 + 20 + 8 + 100));
    }
  }

  @Test
  void whatAKilledInterceptorHadRecordedIsPublishedByTheNextOne() throws Exception {
    try (Program first = start("first.log", Map.of("TRAFFIC_SLICE_SECONDS", "60"))) {
      send(500);
      Shell.await(
          "the packets on the disk", () -> first.page("/health").contains("\"written\":500"));
      first.kill();
    }
    try (Program second = start("second.log", Map.of("TRAFFIC_SLICE_SECONDS", "60"))) {
      send(7);
      second.terminate();
    }
    assertThat(slices.tcpdump()).isEqualTo(507).isEqualTo(slices.written());
    assertThat(slices.sidecars())
        .filteredOn(sidecar -> sidecar.received() == null)
        .allSatisfy(
            sidecar -> {
              assertThat(sidecar.sensor()).isEqualTo("test");
              assertThat(sidecar.filter()).startsWith("udp port");
            });
    assertThat(RecordingFolder.list(folder.resolve("recording"))).isEmpty();
  }

  @Test
  void twoInterceptorsOnOneSpoolLeaveEachOthersRecordingsAlone() throws Exception {
    try (Program first = start("first.log");
        Program second = start("second.log")) {
      send(30);
      Shell.await("the packets, twice", () -> slices.written() == 60);
      assertThat(first.terminate()).isEqualTo(143);
      assertThat(second.terminate()).isEqualTo(143);
    }
    assertThat(slices.tcpdump()).isEqualTo(60);
    assertThat(RecordingFolder.list(folder.resolve("recording"))).isEmpty();
  }

  @Test
  void aSpoolOfAPlainUserStaysThatUsersWhenRootRecords() throws Exception {
    Shell.run("chown", "65534:65534", folder.toString());
    try (Program interceptor = start("one.log")) {
      send(1);
      Shell.await("the packet", () -> slices.written() == 1);
      assertThat(
              Shell.run("find", folder + "/incoming", folder + "/recording", "!", "-user", "65534"))
          .doesNotContain("incoming", "recording\n");
      assertThat(interceptor.terminate()).isEqualTo(143);
    }
  }

  @Test
  void aPlainUserRecordsWithTheOneCapabilityThatTheErrorMessageNames() throws Exception {
    Shell.run("chown", "65534:65534", folder.toString());
    try (Program interceptor =
        new Program(
                List.of(
                    "setpriv",
                    "--reuid=65534",
                    "--regid=65534",
                    "--clear-groups",
                    "--inh-caps=+net_raw",
                    "--ambient-caps=+net_raw"),
                List.of(),
                InterceptorMain.class,
                settings(),
                Files.createDirectories(folder.resolve("logs")).resolve("plain.log"))
            .awaitStarted()) {
      send(10);
      Shell.await("the packets", () -> slices.written() == 10);
      assertThat(interceptor.terminate()).isEqualTo(143);
    }
  }

  @Test
  void atTheSpoolsLimitTheOldestSlicesAreShedAndEveryPacketIsCounted() throws Exception {
    try (Program interceptor = start("one.log", Map.of("TRAFFIC_SPOOL_SLICES", "2"))) {
      send(40);
      Shell.await("the packets shed", () -> shed() == 40);
      Shell.await(
          "all counted",
          () ->
              interceptor.page("/metrics").contains("traffic_interceptor_packets_shed_total 40.0"));
      assertThat(interceptor.page("/metrics"))
          .contains(
              "traffic_interceptor_packets_written_total{interface=\"lo\"} 40.0",
              "traffic_interceptor_packets_lost_total{interface=\"lo\",reason=\"disk\"} 0.0",
              "traffic_interceptor_residual_packets{interface=\"lo\"} 0.0",
              "traffic_interceptor_spool_limit_slices 2.0");
      assertThat(interceptor.log()).containsOnlyOnce("the spool is full");
      assertThat(interceptor.terminate()).isEqualTo(143);
    }
    assertThat(slices.files()).hasSize(2);
  }

  /** Packets of the slices of which only the mark is left. */
  private long shed() {
    try {
      long packets = 0;
      for (Path file : RecordingFolder.list(folder.resolve("incoming"))) {
        if (file.toString().endsWith(".shed.json")) {
          packets += Sidecar.read(file).written();
        }
      }
      return packets;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Program start(String log) throws Exception {
    return start(log, Map.of());
  }

  private Program start(String log, Map<String, String> more) throws Exception {
    Path logs = Files.createDirectories(folder.resolve("logs"));
    Map<String, String> settings = settings();
    settings.putAll(more);
    return Program.interceptor(settings, logs.resolve(log)).awaitStarted();
  }

  private Map<String, String> settings() {
    return new HashMap<>(
        Map.of(
            "TRAFFIC_INTERFACES", "lo",
            "TRAFFIC_FILTER", "udp port " + socket.getLocalPort(),
            "TRAFFIC_SPOOL", folder.toString(),
            "TRAFFIC_SENSOR", "test",
            "TRAFFIC_SLICE_SECONDS", "1",
            "TRAFFIC_INTERCEPTOR_PORT", "0"));
  }

  /** Sends packets to the socket itself, and takes them, so that none is refused. */
  private void send(int packets) throws IOException {
    for (int i = 0; i < packets; i++) {
      socket.send(new DatagramPacket(new byte[100], 100, socket.getLocalSocketAddress()));
      socket.receive(new DatagramPacket(new byte[100], 100));
    }
  }
}
