package trafficanalyzer.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  private static final String EARLY = "2026-11-21T02:05:10Z";
  private static final String LATE = "2026-11-21T02:05:20Z";

  @TempDir Path folder;
  private Path incoming;
  private Path failed;
  private final List<String> unfit = new ArrayList<>();
  private final List<String> takenOver = new ArrayList<>();
  private Spool spool;

  @BeforeEach
  void create() throws IOException {
    spool = open("here");
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
    publish("late", LATE, "here");
    publish("early", EARLY, "here");
    Files.write(
        incoming.resolve("foreign.pcap"), Captures.of(Captures.arp("2026-11-21T02:05:15Z")));
    assertThat(drain()).containsExactly("early.pcap", "foreign.pcap", "late.pcap");
  }

  @Test
  void whatIsNoCaptureIsPutAsideAtOnce() throws IOException {
    publish("early", EARLY);
    Files.writeString(incoming.resolve("letter.txt"), "dear reader");
    assertThat(drain()).containsExactly("early.pcap");
    assertThat(failed.resolve("letter.txt")).exists();
    assertThat(failed.resolve("letter.txt.reason.txt"))
        .content()
        .contains("the first bytes 64656172");
    assertThat(unfit).hasSize(1);
  }

  @Test
  void aSidecarAloneWaitsForItsCapture() throws IOException {
    Files.writeString(incoming.resolve("slice.json"), sidecar(EARLY));
    spool.scan();
    assertThat(spool.take()).isEmpty();
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
    spool.remove(spool.take().orElseThrow());
    assertThat(incoming).isEmptyDirectory();
    assertThat(spool.slices()).isZero();
    assertThat(spool.bytes()).isZero();
  }

  @Test
  void aFailedSliceKeepsItsSidecarAndGetsTheReasonBesideIt() throws IOException {
    publish("slice", EARLY);
    spool.scan();
    spool.fail(spool.take().orElseThrow(), "it is broken");
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
      spool.fail(spool.take().orElseThrow(), reason);
    }
    assertThat(failed.resolve("slice.pcap.reason.txt")).content().isEqualTo("first\n");
    assertThat(failed.resolve("slice.pcap.1.reason.txt")).content().isEqualTo("second\n");
  }

  @Test
  void aFolderInTheSpoolIsPutAsideLikeAFile() throws IOException {
    Files.createDirectories(incoming.resolve("folder/within"));
    spool.scan();
    assertThat(failed.resolve("folder/within")).isDirectory();
  }

  @Test
  void aFileThatSomebodyTakesAwayIsForgotten() throws IOException {
    publish("slice", EARLY);
    spool.scan();
    Files.delete(incoming.resolve("slice.pcap"));
    spool.scan();
    assertThat(spool.take()).isEmpty();
    assertThat(spool.slices()).isZero();
  }

  @Test
  void aSensorsSlicesAreTakenByOneLoaderAtATime() throws IOException {
    publish("a1", EARLY, "a");
    publish("a2", LATE, "a");
    publish("b1", LATE, "b");
    try (Spool other = open("there")) {
      spool.scan();
      other.scan();
      Entry first = spool.take().orElseThrow();
      Entry second = other.take().orElseThrow();
      assertThat(names(first, second)).containsExactly("a1.pcap", "b1.pcap");
      other.remove(second);
      assertThat(other.take()).as("a2 is the other loader's").isEmpty();
      spool.remove(first);
      assertThat(names(spool.take().orElseThrow())).containsExactly("a2.pcap");
    }
  }

  @Test
  void aLoaderThatCannotGoOnLeavesItsSlicesToOthersInTheirOrder() throws IOException {
    publish("a1", EARLY, "a");
    publish("a2", LATE, "a");
    try (Spool other = open("there")) {
      spool.scan();
      spool.take().orElseThrow();
      other.scan();
      assertThat(other.take()).isEmpty();
      spool.release();
      Entry first = other.take().orElseThrow();
      assertThat(names(first)).containsExactly("a1.pcap");
      assertThat(Sidecar.beside(first.file())).exists();
      assertThat(takenOver).containsExactly("here: a", "there: a");
      spool.scan();
      assertThat(spool.take()).isEmpty();
    }
  }

  @Test
  void whatAnotherLoaderTookSinceTheLastLookComesInItsTurnToo() throws IOException {
    publish("a1", EARLY, "a");
    publish("a2", LATE, "a");
    try (Spool other = open("there")) {
      other.scan();
      spool.scan();
      spool.take().orElseThrow();
      spool.release();
      assertThat(names(other.take().orElseThrow())).containsExactly("a1.pcap");
    }
  }

  @Test
  void whatADeadLoaderLeftKeepsItsSensorAndComesInItsTurn() throws IOException {
    Path dead = Files.createDirectories(folder.resolve("loading/gone~1/sens%2For"));
    Files.write(dead.resolve("alone.pcap"), Captures.of(Captures.arp(EARLY)));
    publish("later", LATE, "sens/or");
    spool.scan();
    Entry first = spool.take().orElseThrow();
    assertThat(first.sensor()).isEqualTo("sens/or");
    assertThat(names(first)).containsExactly("alone.pcap");
    spool.remove(first);
    assertThat(drain()).containsExactly("later.pcap");
    spool.scan();
    assertThat(folder.resolve("loading/gone~1")).doesNotExist();
  }

  @Test
  void aLoaderKilledBetweenItsTwoMovesLeavesNoSliceWithoutItsSidecar() throws IOException {
    publish("slice", EARLY, "a");
    Path dead = Files.createDirectories(folder.resolve("loading/gone~1/a"));
    Files.move(incoming.resolve("slice.pcap"), dead.resolve("slice.pcap"));
    spool.scan();
    Entry entry = spool.take().orElseThrow();
    assertThat(Sidecar.beside(entry.file())).content().contains("\"a\"");
    assertThat(incoming).isEmptyDirectory();
  }

  @Test
  void aLoaderKilledBeforeItTookTheSidecarsFirstNameAwayLeavesNoSecondOne() throws IOException {
    publish("slice", EARLY, "a");
    Path dead = Files.createDirectories(folder.resolve("loading/gone~1/a"));
    Files.createLink(dead.resolve("slice.json"), incoming.resolve("slice.json"));
    Files.move(incoming.resolve("slice.pcap"), dead.resolve("slice.pcap"));
    publish("other", LATE, "a");
    spool.scan();
    Entry entry = spool.take().orElseThrow();
    assertThat(names(entry)).containsExactly("slice.pcap");
    assertThat(Sidecar.beside(entry.file())).exists();
    assertThat(incoming.resolve("slice.json")).doesNotExist();
    assertThat(incoming.resolve("other.json")).exists();
  }

  @Test
  void aLoaderKilledBetweenItsTwoDeletionsLeavesNothing() throws IOException {
    Path dead = Files.createDirectories(folder.resolve("loading/gone~1/a"));
    Files.writeString(dead.resolve("done.json"), sidecar(EARLY, "a"));
    publish("next", LATE, "a");
    spool.scan();
    assertThat(names(spool.take().orElseThrow())).containsExactly("next.pcap");
    spool.scan();
    assertThat(folder.resolve("loading/gone~1")).doesNotExist();
  }

  @Test
  void aSensorThatIsAMinuteBehindComesBeforeTheOneAtHand() throws IOException {
    publish("a1", "2026-11-21T02:05:00Z", "a");
    publish("a2", "2026-11-21T02:05:50Z", "a");
    publish("a3", "2026-11-21T02:06:10Z", "a");
    publish("b1", "2026-11-21T02:05:05Z", "b");
    assertThat(drain()).containsExactly("a1.pcap", "a2.pcap", "b1.pcap", "a3.pcap");
  }

  @Test
  void whatIsNothingOfOursAmongTheLoadersFoldersIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("loading/letter.txt"), "dear reader");
    Files.createSymbolicLink(folder.resolve("loading/link"), Path.of("/"));
    publish("slice", EARLY);
    assertThat(drain()).containsExactly("slice.pcap");
    assertThat(folder.resolve("loading/letter.txt")).exists();
  }

  @Test
  void loadedSlicesAreKeptWhereThatIsWanted() throws IOException {
    Map<String, String> keeping =
        Map.of("TRAFFIC_SPOOL", folder.toString(), "TRAFFIC_KEEP_LOADED", "all");
    publish("slice", EARLY);
    try (Spool keeper = new Spool(LoaderConfig.from(keeping), outcome("keeper"))) {
      keeper.create();
      keeper.scan();
      keeper.remove(keeper.take().orElseThrow());
      keeper.prune(Retention.ALL);
    }
    assertThat(folder.resolve("loaded/slice.pcap")).exists();
    assertThat(folder.resolve("loaded/slice.json")).exists();
  }

  @Test
  void theMarkOfASliceThatWasShedIsLoadedInItsPlace() throws IOException {
    publish("early", EARLY);
    Files.writeString(incoming.resolve("gone.shed.json"), sidecar("2026-11-21T02:05:15Z"));
    publish("late", LATE);
    assertThat(drain()).containsExactly("early.pcap", "gone.shed.json", "late.pcap");
    assertThat(folder.resolve("incoming")).isEmptyDirectory();
  }

  private Spool open(String loader) throws IOException {
    Map<String, String> environment =
        Map.of("TRAFFIC_SPOOL", folder.toString(), "TRAFFIC_SENSOR", "here");
    Spool opened = new Spool(LoaderConfig.from(environment), outcome(loader));
    opened.create();
    return opened;
  }

  private SpoolOutcome outcome(String loader) {
    return new SpoolOutcome() {
      @Override
      public void unfit(String reason) {
        unfit.add(reason);
      }

      @Override
      public void takenOver(String sensor) {
        takenOver.add(loader + ": " + sensor);
      }
    };
  }

  private static Stream<String> names(Entry... entries) {
    return Stream.of(entries).map(entry -> entry.file().getFileName().toString());
  }

  @AfterEach
  void close() throws IOException {
    spool.close();
  }

  private void publish(String name, String startedAt) throws IOException {
    publish(name, startedAt, "s");
  }

  private void publish(String name, String startedAt, String sensor) throws IOException {
    Files.writeString(incoming.resolve(name + ".json"), sidecar(startedAt, sensor));
    Files.write(incoming.resolve(name + ".pcap"), Captures.of(Captures.arp(startedAt)));
  }

  private static String sidecar(String startedAt) {
    return sidecar(startedAt, "s");
  }

  private static String sidecar(String startedAt, String sensor) {
    return "{\"sensor\":\""
        + sensor
        + "\",\"interface\":\"i\",\"started_at\":\""
        + startedAt
        + "\"}";
  }

  private List<String> drain() throws IOException {
    List<String> names = new ArrayList<>();
    spool.scan();
    for (Optional<Entry> next = spool.take(); next.isPresent(); next = spool.take()) {
      names.add(next.get().file().getFileName().toString());
      spool.remove(next.get());
    }
    return names;
  }
}
