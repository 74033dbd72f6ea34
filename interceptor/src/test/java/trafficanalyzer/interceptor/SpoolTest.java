package trafficanalyzer.interceptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  private static final String NAME = "capture_20261121T020510Z_10_eth0";

  @TempDir Path folder;
  private Spool spool;

  @BeforeEach
  void prepare() {
    spool = Spool.at(folder);
    spool.prepare();
  }

  @Test
  void aSliceAppearsBesideItsSidecarAndNothingElseDoes() throws IOException {
    assertThat(publish()).isEqualTo(folder.resolve("incoming").resolve(NAME + ".pcap"));
    assertThat(names("incoming")).containsExactly(NAME + ".json", NAME + ".pcap");
    assertThat(names("recording")).isEmpty();
    assertThat(folder.resolve("incoming").resolve(NAME + ".json"))
        .hasContent(
            """
            {"sensor":"host1","interface":"eth0","started_at":"2026-11-21T02:05:10Z","seconds":10,\
            "link_type":1,"filter":"tcp","received":null,"dropped_by_kernel":null,\
            "dropped_by_interface":null,"written":2}""");
  }

  @Test
  void aNameThatIsTakenGetsANumber() throws IOException {
    publish();
    assertThat(publish()).hasFileName(NAME + ".1.pcap");
    // Another interceptor has put its sidecar there and is about to rename its slice.
    Files.createFile(folder.resolve("incoming").resolve(NAME + ".2.json"));
    assertThat(publish()).hasFileName(NAME + ".3.pcap");
    assertThat(folder.resolve("incoming").resolve(NAME + ".3.json")).isNotEmptyFile();
  }

  @Test
  void recordingsOfAKilledInterceptorArePublishedUpToTheirLastCompleteRecord() throws IOException {
    Path dead = Files.createDirectory(folder.resolve("recording").resolve("host1~1"));
    byte[] whole = new PcapFile().frames(3, new byte[10]).bytes();
    Files.write(dead.resolve(NAME + ".pcap"), Arrays.copyOf(whole, whole.length - 1));
    sidecar().write(dead.resolve(NAME + ".json"));
    // The sidecar of this one is lost, this one has no sidecar yet, and this one no content.
    Files.write(dead.resolve(NAME + "+1.pcap"), whole);
    Files.write(dead.resolve(NAME + "+1.json"), new byte[] {'{'});
    Files.write(dead.resolve(NAME.replace("10Z", "20Z") + ".pcap"), whole);
    Files.createFile(dead.resolve(NAME.replace("10Z", "30Z") + ".pcap"));

    assertThat(RecordingFolder.recover(spool, "host1")).isEqualTo(3);

    assertThat(names("recording")).isEmpty();
    assertThat(names("incoming"))
        .containsExactly(
            NAME + ".1.json",
            NAME + ".1.pcap",
            NAME + ".json",
            NAME + ".pcap",
            NAME.replace("10Z", "20Z") + ".json",
            NAME.replace("10Z", "20Z") + ".pcap");
    assertThat(incoming(NAME + ".1.json")).isEqualTo(sidecar().recovered(2));
    assertThat(Files.size(folder.resolve("incoming").resolve(NAME + ".1.pcap")))
        .isEqualTo(24 + 2 * 26);
    Sidecar remade = incoming(NAME + ".json");
    assertThat(remade.sensor()).isEqualTo("host1");
    assertThat(remade.startedAt()).isEqualTo("2026-11-21T02:05:10Z");
    assertThat(remade.received()).isNull();
    assertThat(remade.linkType()).isEqualTo(1);
    assertThat(remade.written()).isEqualTo(3);
  }

  @Test
  void aSliceKilledBetweenItsTwoRenamesGetsTheSidecarThatIsThereAlready() throws IOException {
    Path dead = Files.createDirectory(folder.resolve("recording").resolve("host1~1"));
    new PcapFile().frames(2, new byte[10]).write(dead.resolve(NAME + ".pcap"));
    sidecar()
        .finished(new KernelTotals(2, 0, 0), 2)
        .write(folder.resolve("incoming/" + NAME + ".json"));

    assertThat(RecordingFolder.recover(spool, "host1")).isEqualTo(1);

    assertThat(names("incoming")).containsExactly(NAME + ".json", NAME + ".pcap");
    assertThat(incoming(NAME + ".json").received()).isEqualTo(2);
  }

  @Test
  void recordingsOfTheLivingAndOfOtherSensorsAreLeftAlone() throws IOException {
    Path other = Files.createDirectory(folder.resolve("recording").resolve("host11~1"));
    new PcapFile().write(other.resolve(NAME + ".pcap"));
    try (RecordingFolder living = RecordingFolder.create(spool, "host1")) {
      new PcapFile().write(living.path().resolve(NAME + ".pcap"));
      assertThat(RecordingFolder.recover(spool, "host1")).isZero();
      assertThat(living.path().resolve(NAME + ".pcap")).exists();
      Files.delete(living.path().resolve(NAME + ".pcap"));
    }
    assertThat(names("recording")).containsExactly("host11~1");
  }

  private Path publish() throws IOException {
    Path pcap =
        new PcapFile()
            .frames(2, new byte[60])
            .write(folder.resolve("recording").resolve(NAME + ".pcap"));
    return spool.publish(NAME, pcap, pcap.resolveSibling(NAME + ".json"), sidecar().recovered(2));
  }

  private static Sidecar sidecar() {
    return new Sidecar(
        "host1", "eth0", "2026-11-21T02:05:10Z", 10, 1, "tcp", null, null, null, null);
  }

  private Sidecar incoming(String name) throws IOException {
    return Sidecar.read(folder.resolve("incoming").resolve(name));
  }

  private Stream<String> names(String of) throws IOException {
    return RecordingFolder.list(folder.resolve(of)).stream().map(p -> p.getFileName().toString());
  }
}
