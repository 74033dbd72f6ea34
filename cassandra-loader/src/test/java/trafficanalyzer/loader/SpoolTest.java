package trafficanalyzer.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  private static final String EARLY = "2026-11-21T02:05:10Z";
  private static final String LATE = "2026-11-21T02:05:20Z";

  @TempDir Path folder;
  private Path incoming;
  private Path failed;
  private Spool spool;

  @BeforeEach
  void create() throws IOException {
    spool = new Spool(folder);
    spool.create();
    incoming = folder.resolve("incoming");
    failed = folder.resolve("failed");
  }

  @Test
  void slicesComeInOrderOfTheirStartThenName() throws IOException {
    publish("a", LATE);
    publish("z", EARLY);
    publish("b", LATE);
    assertThat(drain()).containsExactly("z.pcap", "a.pcap", "b.pcap");
  }

  @Test
  void aFileWithoutSidecarHasItsPlaceByItsFirstPacket() throws IOException {
    publish("late", LATE);
    publish("early", EARLY);
    Files.write(
        incoming.resolve("foreign.pcap"), Captures.of(Captures.arp("2026-11-21T02:05:15Z")));
    assertThat(drain()).containsExactly("early.pcap", "foreign.pcap", "late.pcap");
  }

  @Test
  void whatIsNoCaptureComesFirstSoThatItIsPutAsideAtOnce() throws IOException {
    publish("early", EARLY);
    Files.writeString(incoming.resolve("letter.txt"), "dear reader");
    assertThat(drain()).containsExactly("letter.txt", "early.pcap");
  }

  @Test
  void aSidecarAloneWaitsForItsCapture() throws IOException {
    Files.writeString(incoming.resolve("slice.json"), sidecar(EARLY));
    spool.scan();
    assertThat(spool.next()).isEmpty();
    publish("slice", EARLY);
    assertThat(drain()).containsExactly("slice.pcap");
  }

  @Test
  void hiddenFilesAreSomebodysUnfinishedOnes() throws IOException {
    Files.writeString(incoming.resolve(".slice.pcap.part"), "");
    assertThat(drain()).isEmpty();
  }

  @Test
  void removingTakesTheSidecarToo() throws IOException {
    publish("slice", EARLY);
    spool.scan();
    assertThat(spool.slices()).isEqualTo(1);
    assertThat(spool.bytes()).isPositive();
    spool.remove(spool.next().orElseThrow());
    assertThat(incoming).isEmptyDirectory();
    assertThat(spool.slices()).isZero();
    assertThat(spool.bytes()).isZero();
  }

  @Test
  void aFailedSliceKeepsItsSidecarAndGetsTheReasonBesideIt() throws IOException {
    publish("slice", EARLY);
    spool.scan();
    spool.fail(spool.next().orElseThrow(), "it is broken");
    assertThat(incoming).isEmptyDirectory();
    assertThat(failed.resolve("slice.pcap")).exists();
    assertThat(failed.resolve("slice.json")).content().isEqualTo(sidecar(EARLY));
    assertThat(failed.resolve("slice.pcap.reason.txt")).content().isEqualTo("it is broken\n");
    assertThat(drain()).isEmpty();
  }

  @Test
  void aSecondFailureOfTheSameNameOverwritesNothing() throws IOException {
    for (String reason : List.of("first", "second")) {
      publish("slice", EARLY);
      spool.scan();
      spool.fail(spool.next().orElseThrow(), reason);
    }
    assertThat(failed.resolve("slice.pcap.reason.txt")).content().isEqualTo("first\n");
    assertThat(failed.resolve("slice.pcap.1.reason.txt")).content().isEqualTo("second\n");
  }

  @Test
  void aFolderInTheSpoolIsPutAsideLikeAFile() throws IOException {
    Files.createDirectories(incoming.resolve("folder/within"));
    spool.scan();
    spool.fail(spool.next().orElseThrow(), "a folder");
    assertThat(failed.resolve("folder/within")).isDirectory();
  }

  @Test
  void aFileThatSomebodyTakesAwayIsForgotten() throws IOException {
    publish("slice", EARLY);
    spool.scan();
    Files.delete(incoming.resolve("slice.pcap"));
    spool.scan();
    assertThat(spool.next()).isEmpty();
    assertThat(spool.slices()).isZero();
  }

  private void publish(String name, String startedAt) throws IOException {
    Files.writeString(incoming.resolve(name + ".json"), sidecar(startedAt));
    Files.write(incoming.resolve(name + ".pcap"), Captures.of(Captures.arp(startedAt)));
  }

  private static String sidecar(String startedAt) {
    return "{\"sensor\":\"s\",\"interface\":\"i\",\"started_at\":\"" + startedAt + "\"}";
  }

  private List<String> drain() throws IOException {
    List<String> names = new ArrayList<>();
    spool.scan();
    for (Optional<Spool.Entry> next = spool.next(); next.isPresent(); next = spool.next()) {
      names.add(next.get().file().getFileName().toString());
      spool.remove(next.get());
    }
    return names;
  }
}
