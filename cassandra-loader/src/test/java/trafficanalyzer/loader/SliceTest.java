package trafficanalyzer.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.packet.file.NotACaptureException;

class SliceTest {
  private static final String TIME = "2026-11-21T02:05:10.123456789Z";

  @TempDir Path folder;

  @Test
  void aRenamedFileIsTheSameCapture() throws IOException {
    byte[] capture = Captures.of(Captures.arp(TIME));
    assertThat(id("a.pcap", capture, "s", "eth0", TIME))
        .isEqualTo(id("b.pcap", capture, "s", "eth0", TIME));
  }

  @Test
  void sensorInterfaceStartAndBytesEachMakeAnotherCapture() throws IOException {
    byte[] capture = Captures.of(Captures.arp(TIME));
    UUID id = id("a.pcap", capture, "s", "eth0", TIME);
    assertThat(id("a.pcap", capture, "t", "eth0", TIME)).isNotEqualTo(id);
    assertThat(id("a.pcap", capture, "s", "eth1", TIME)).isNotEqualTo(id);
    assertThat(id("a.pcap", capture, "s", "eth0", "2026-11-21T02:05:20Z")).isNotEqualTo(id);
    assertThat(id("a.pcap", Captures.of(), "s", "eth0", TIME)).isNotEqualTo(id);
  }

  @Test
  void theIdentityIsAUuidOfVersion8() throws IOException {
    UUID id = id("a.pcap", Captures.of(), "s", "eth0", TIME);
    assertThat(id.version()).isEqualTo(8);
    assertThat(id.variant()).isEqualTo(2);
    // Made with Python's hashlib.
    assertThat(id).hasToString("ce148e08-073e-81f9-81ff-16469ddf80e7");
  }

  @Test
  void aFileThatCameAloneBeginsWithItsFirstPacket() throws IOException {
    Path file = Files.write(folder.resolve("alone.pcap"), Captures.of(Captures.arp(TIME)));
    Slice slice = Slice.open(file, "here");
    assertThat(slice.about().sensor()).isEqualTo("here");
    assertThat(slice.about().networkInterface()).isEqualTo("file");
    assertThat(slice.about().startedAt()).isEqualTo(Instant.parse(TIME));
    assertThat(slice.about().written()).isEmpty();
  }

  @Test
  void theSidecarTellsWhatTheRecorderCounted() throws IOException {
    Path file = Files.write(folder.resolve("a.1.pcap"), Captures.of());
    Files.writeString(
        folder.resolve("a.1.json"),
        """
        {"sensor":"host1","interface":"eth0","started_at":"2026-11-21T02:05:10Z","seconds":10,
         "link_type":1,"filter":"tcp port 80","received":1236,"dropped_by_kernel":2,
         "dropped_by_interface":null,"written":1234,"unheard_of":{}}
        """);
    Sidecar about = Slice.open(file, "here").about();
    assertThat(about.sensor()).isEqualTo("host1");
    assertThat(about.seconds()).hasValue(10);
    assertThat(about.linkType()).hasValue(1);
    assertThat(about.filter()).isEqualTo("tcp port 80");
    assertThat(about.received()).hasValue(1236);
    assertThat(about.droppedByKernel()).hasValue(2);
    assertThat(about.droppedByInterface()).isEmpty();
    assertThat(about.written()).hasValue(1234);
  }

  @Test
  void aDamagedSidecarIsNamed() throws IOException {
    Path file = Files.write(folder.resolve("a.pcap"), Captures.of());
    for (String json : new String[] {"", "{", "[]", "{}", "{\"sensor\":\"s\"}"}) {
      Files.writeString(folder.resolve("a.json"), json);
      assertThatThrownBy(() -> Slice.open(file, "here"))
          .isInstanceOf(DamagedSidecarException.class)
          .hasMessageContaining("a.json");
    }
  }

  @Test
  void whatIsNoCaptureIsSaidToBeNone() throws IOException {
    Path file = Files.writeString(folder.resolve("letter.pcap"), "dear reader");
    assertThatThrownBy(() -> Slice.open(file, "here")).isInstanceOf(NotACaptureException.class);
  }

  private UUID id(String name, byte[] capture, String sensor, String network, String startedAt)
      throws IOException {
    Path file = Files.write(folder.resolve(name), capture);
    Files.writeString(
        Sidecar.beside(file),
        """
        {"sensor":"%s","interface":"%s","started_at":"%s"}
        """
            .formatted(sensor, network, startedAt));
    return Slice.open(file, "here").captureId();
  }
}
