package trafficanalyzer.interceptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The interceptor on a wire of the test's own, with traffic in both directions. */
class VethIT {
  private static final int TCP = 6;
  private static final int UDP = 17;

  @TempDir Path folder;
  private VethPair wire;
  private Interceptor running;
  private Slices slices;

  @BeforeEach
  void connect() throws Exception {
    Root.require("network interfaces of the test's own");
    wire = new VethPair();
    slices = new Slices(folder);
  }

  private void stop() {
    if (running != null) {
      running.close();
      running = null;
    }
  }

  @AfterEach
  void disconnect() throws Exception {
    stop();
    if (wire != null) {
      wire.remove();
    }
  }

  @Test
  void portsMeanOutboundTrafficToThemAndInboundDnsAndNothingElse() throws Exception {
    Path out =
        new PcapFile()
            .frames(3, frame(wire.mac(), TCP, 40_000, 80))
            .frames(4, frame(wire.mac(), UDP, 40_000, 443))
            .frames(5, frame(wire.mac(), TCP, 40_000, 8080))
            .frames(6, frame(wire.mac(), TCP, 80, 40_000))
            .frames(7, frame(wire.mac(), UDP, 40_000, 53))
            .frames(8, frame(wire.mac(), UDP, 53, 40_000))
            .write(folder.resolve("out.pcap"));
    Path in =
        new PcapFile()
            .frames(10, frame(PcapFile.SOMEBODY, UDP, 53, 40_000))
            .frames(20, frame(PcapFile.SOMEBODY, TCP, 53, 40_000))
            .frames(30, frame(PcapFile.SOMEBODY, TCP, 40_000, 80))
            .frames(40, frame(PcapFile.SOMEBODY, TCP, 80, 40_000))
            .write(folder.resolve("in.pcap"));
    Interceptor interceptor = start(Map.of(), List.of("80", "443"));
    wire.sendOut(out);
    wire.sendIn(in);
    stop();
    assertThat(interceptor.residual()).isZero();
    assertThat(slices.tcpdump()).isEqualTo(3 + 4 + 10 + 20).isEqualTo(slices.written());
    assertThat(slices.received()).isEqualTo(slices.written());
  }

  @Test
  void theDefaultFilterLeavesOutTheSystemsOwnPortsOnly() throws Exception {
    Path in =
        new PcapFile()
            .frames(1, frame(PcapFile.SOMEBODY, TCP, 40_000, 9042))
            .frames(1, frame(PcapFile.SOMEBODY, TCP, 7199, 40_000))
            .frames(2, frame(PcapFile.SOMEBODY, UDP, 40_000, 9042))
            .frames(3, frame(PcapFile.SOMEBODY, UDP, 53, 9042))
            .frames(4, frame(PcapFile.SOMEBODY, TCP, 40_000, 80))
            .write(folder.resolve("in.pcap"));
    Interceptor interceptor = start(Map.of(), List.of());
    wire.sendIn(in);
    wire.sendOut(in);
    stop();
    assertThat(interceptor.residual()).isZero();
    assertThat(slices.tcpdump()).isEqualTo(2 * (2 + 3 + 4));
  }

  @Test
  void aFloodIsAccountedForToTheLastPacketAlsoWhenRecordingEndsInTheMiddleOfIt() throws Exception {
    Path in =
        new PcapFile()
            .frames(20_000, frame(PcapFile.SOMEBODY, UDP, 40_000, 40_001))
            .write(folder.resolve("in.pcap"));
    Interceptor interceptor = start(Map.of("TRAFFIC_SLICE_SECONDS", "1"), List.of());
    wire.sendIn(in, "--topspeed", "--loop=5");
    Shell.await("the first packets", () -> slices.written() > 0);
    Thread flood = new Thread(() -> floodFor(in));
    flood.start();
    long before = slices.files().size();
    Shell.await("a slice in the flood", () -> slices.files().size() > before + 1);
    stop();
    assertThat(interceptor.residual()).isZero();
    flood.join();
    assertThat(interceptor.lost()).isZero();
    long dropped = slices.sidecars().stream().mapToLong(Sidecar::droppedByKernel).sum();
    assertThat(slices.written()).isGreaterThan(100_000).isEqualTo(slices.received() - dropped);
    assertThat(slices.tcpdump()).isEqualTo(slices.written());
  }

  private void floodFor(Path in) {
    try {
      wire.sendIn(in, "--pps=50000", "--loop=10");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void anInterfaceThatVanishesIsToldAndRecordedAgainWhileOthersGoOn() throws Exception {
    Path in =
        new PcapFile()
            .frames(100, frame(PcapFile.SOMEBODY, UDP, 40_000, 40_001))
            .write(folder.resolve("in.pcap"));
    Map<String, String> both = Map.of("TRAFFIC_INTERFACES", "lo," + wire.here());
    Interceptor interceptor = start(both, List.of());
    wire.sendIn(in);
    Shell.await("the first packets", () -> written() == 100);
    wire.cut();
    Shell.await("bad health", () -> !interceptor.health().up());
    assertThat(interceptor.health().state()).contains("lo: capturing", wire.here() + ": ");
    wire.connect();
    Shell.await("good health", () -> interceptor.health().up());
    wire.sendIn(in);
    stop();
    assertThat(interceptor.residual()).isZero();
    assertThat(written()).isEqualTo(200);
  }

  @Test
  void anInterfaceThatIsDownIsToldAndRecordedAgainWhenItIsUp() throws Exception {
    Path in =
        new PcapFile()
            .frames(100, frame(PcapFile.SOMEBODY, UDP, 40_000, 40_001))
            .write(folder.resolve("in.pcap"));
    Interceptor interceptor = start(Map.of(), List.of());
    wire.sendIn(in);
    Shell.run("ip", "link", "set", wire.here(), "down");
    Shell.await("bad health", () -> !interceptor.health().up());
    Shell.run("ip", "link", "set", wire.here(), "up");
    Shell.await("good health", () -> interceptor.health().up());
    wire.sendIn(in);
    stop();
    assertThat(interceptor.residual()).isZero();
    assertThat(written()).isEqualTo(200);
  }

  private long written() {
    return slices.sidecars().stream()
        .filter(sidecar -> sidecar.interfaceName().equals(wire.here()))
        .mapToLong(Sidecar::written)
        .sum();
  }

  private Interceptor start(Map<String, String> settings, List<String> ports) {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "TRAFFIC_INTERFACES", wire.here(),
                "TRAFFIC_SENSOR", "test",
                "TRAFFIC_SLICE_SECONDS", "1"));
    all.putAll(settings);
    running =
        new Interceptor(InterceptorConfig.from(all, ports), Spool.at(folder), (file, slice) -> {});
    running.start();
    return running;
  }

  private static byte[] frame(String mac, int protocol, int source, int destination) {
    return PcapFile.frame(mac, protocol, source, destination, 100);
  }
}
