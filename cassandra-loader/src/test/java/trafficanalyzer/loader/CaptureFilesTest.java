package trafficanalyzer.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.service.ServiceException;

class CaptureFilesTest {
  @TempDir Path folder;

  @Test
  void capturesComeInOrderOfTheirFirstPackets() throws IOException {
    Path late = capture("a.pcap", "2026-11-21T02:05:20Z");
    Path early = capture("below/b.CAP", "2026-11-21T02:05:10Z");
    Path rotated = capture("trace.pcap12", "2026-11-21T02:05:15Z");
    Files.writeString(folder.resolve("a.json"), "{}");
    assertThat(CaptureFiles.inOrder(List.of(folder))).containsExactly(early, rotated, late);
  }

  @Test
  void aFileThatIsNamedTwiceComesOnceAndItsNameMayBeAny() throws IOException {
    Path file = capture("whatever", "2026-11-21T02:05:20Z");
    assertThat(CaptureFiles.inOrder(List.of(file, file))).containsExactly(file);
  }

  @Test
  void compressedCapturesAreFoundAndOrderedByTheirContent() throws IOException {
    Path late = capture("a.pcap", "2026-11-21T02:05:20Z");
    Path early = folder.resolve("b.pcap.gz");
    try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(early))) {
      gzip.write(Captures.of(Captures.arp("2026-11-21T02:05:10Z")));
    }
    Path unreadable = Files.createFile(folder.resolve("c.pcapng1.zst"));
    Files.createFile(folder.resolve("d.txt.gz"));
    assertThat(CaptureFiles.inOrder(List.of(folder))).containsExactly(unreadable, early, late);
    assertThat(Sidecar.beside(early)).isEqualTo(folder.resolve("b.json"));
  }

  @Test
  void whatIsNotThereIsSaid() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> CaptureFiles.inOrder(List.of(empty)))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("empty holds no file named");
    assertThatThrownBy(() -> CaptureFiles.inOrder(List.of(folder.resolve("no.pcap"))))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("no.pcap does not exist");
  }

  private Path capture(String name, String firstPacket) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, Captures.of(Captures.arp(firstPacket)));
  }
}
