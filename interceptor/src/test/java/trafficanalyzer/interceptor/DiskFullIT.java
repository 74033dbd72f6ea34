package trafficanalyzer.interceptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spool on a file system of two mebibytes. */
class DiskFullIT {
  @TempDir Path folder;
  private VethPair wire;
  private Interceptor running;
  private Path spool;

  @BeforeEach
  void mount() throws Exception {
    Root.require("a small file system of the test's own");
    spool = Files.createDirectory(folder.resolve("small"));
    Shell.run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", spool.toString());
    wire = new VethPair();
  }

  private void stop() {
    if (running != null) {
      running.close();
      running = null;
    }
  }

  @AfterEach
  void unmount() throws Exception {
    stop();
    if (wire != null) {
      wire.remove();
      Shell.run("umount", spool.toString());
    }
  }

  @Test
  void whatAFullDiskDoesNotTakeIsCountedAndRecordingGoesOnWhenThereIsRoom() throws Exception {
    Path in =
        new PcapFile()
            .frames(4000, PcapFile.frame(PcapFile.SOMEBODY, 17, 40_000, 40_001, 1000))
            .write(folder.resolve("in.pcap"));
    Slices slices = new Slices(spool);
    long before;
    Interceptor interceptor = start();
    wire.sendIn(in, "--pps=4000");
    Shell.await("bad health", () -> !interceptor.health().up());
    assertThat(interceptor.health().state()).contains("disk: ");
    Shell.await("the loss", () -> interceptor.lost() > 0);

    // Every slice that is there is whole: tcpdump fails on a torn one.
    before = slices.tcpdump();
    assertThat(before).isEqualTo(slices.written()).isLessThan(4000);
    for (Path file : slices.files()) {
      Files.delete(file);
    }
    Shell.await("good health", () -> interceptor.health().up());
    long waiting = slices.tcpdump();

    wire.sendIn(
        new PcapFile()
            .frames(100, PcapFile.frame(PcapFile.SOMEBODY, 17, 40_000, 40_001, 1000))
            .write(folder.resolve("more.pcap")));
    stop();
    assertThat(slices.tcpdump()).isEqualTo(waiting + 100);
    assertThat(interceptor.lost()).isEqualTo(4000 - before - waiting);
    assertThat(interceptor.residual()).isZero();
  }

  private Interceptor start() {
    Map<String, String> settings =
        Map.of(
            "TRAFFIC_INTERFACES", wire.here(),
            "TRAFFIC_SENSOR", "test",
            "TRAFFIC_SLICE_SECONDS", "1");
    running =
        new Interceptor(
            InterceptorConfig.from(settings, List.of()), Spool.at(spool), (file, slice) -> {});
    running.start();
    return running;
  }
}
