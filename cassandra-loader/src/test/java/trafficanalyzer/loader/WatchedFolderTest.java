package trafficanalyzer.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock stands still unless it is told to go on; ten seconds are what a file must settle. */
class WatchedFolderTest {
  private static final String EARLY = "2026-11-21T02:05:10Z";
  private static final String LATE = "2026-11-21T02:05:20Z";

  @TempDir Path folder;
  private Path theirs;
  private long now;
  private final Set<Path> known = new HashSet<>();
  private final List<String> unfit = new ArrayList<>();
  private WatchedFolder watched;

  @BeforeEach
  void create() throws IOException {
    theirs = Files.createDirectory(folder.resolve("theirs"));
    Files.createDirectory(folder.resolve("spool"));
    Files.createDirectory(folder.resolve("failed"));
    watched = open(false);
  }

  @Test
  void aFileIsTakenWhenANewerOneIsBegunAndItHasSettled() throws IOException {
    write("eth0.pcap0", EARLY, 1);
    write("eth0.pcap1", LATE, 2);
    assertThat(look(0)).isEmpty();
    assertThat(look(9)).isEmpty();
    assertThat(look(1)).containsExactly("eth0.pcap0");
    assertThat(look(50)).as("handed out once, and the newest is not complete").isEmpty();
  }

  @Test
  void theLastOneIsTakenWhenItWasLeftAloneForTenTimesAsLong() throws IOException {
    write("eth0.pcap0", EARLY, 1);
    look(0);
    assertThat(look(99)).isEmpty();
    assertThat(look(1)).containsExactly("eth0.pcap0");
  }

  @Test
  void aFileThatGrowsBeginsToSettleAnew() throws IOException {
    Path file = write("eth0.pcap0", EARLY, 1);
    write("eth0.pcap1", LATE, 9);
    look(0);
    Files.write(file, Captures.of(Captures.arp(EARLY), Captures.arp(LATE)));
    Files.setLastModifiedTime(file, FileTime.fromMillis(2_000));
    assertThat(look(10)).isEmpty();
    assertThat(look(10)).containsExactly("eth0.pcap0");
  }

  @Test
  void whatDoesNotEndWithAWholePacketMayStillBeFlushed() throws IOException {
    byte[] whole = Captures.of(Captures.arp(EARLY), Captures.arp(EARLY));
    Path cut = theirs.resolve("eth0.pcap0");
    Files.write(cut, Arrays.copyOf(whole, whole.length - 1));
    Files.setLastModifiedTime(cut, FileTime.fromMillis(1_000));
    write("eth0.pcap1", LATE, 2);
    look(0);
    assertThat(look(20)).isEmpty();
    assertThat(look(80)).as("its writer was killed").contains("eth0.pcap0");
  }

  @Test
  void whatAProcessHasOpenForWritingIsNotComplete() throws IOException {
    Path file = write("eth0.pcap0", EARLY, 1);
    write("eth0.pcap1", LATE, 2);
    look(0);
    try (FileOutputStream writer = new FileOutputStream(file.toFile(), true)) {
      assertThat(writer.getFD().valid()).isTrue();
      assertThat(look(20)).isEmpty();
    }
    assertThat(look(1)).containsExactly("eth0.pcap0");
  }

  @Test
  void filesOfAnotherProgramAreNoSignThatOneIsComplete() throws IOException {
    write("eth0.pcap", EARLY, 1);
    write("wlan0.pcap", LATE, 2);
    look(0);
    assertThat(look(20)).isEmpty();
  }

  @Test
  void whatIsNotNamedLikeACaptureAndWhatIsNoFileIsLeftAlone() throws IOException {
    Files.writeString(theirs.resolve("notes.txt"), "mine");
    Files.createDirectory(theirs.resolve("folder.pcap"));
    Files.createSymbolicLink(theirs.resolve("link.pcap"), Path.of("/etc/passwd"));
    write(".hidden.pcap", EARLY, 1);
    look(0);
    assertThat(look(1_000)).isEmpty();
  }

  @Test
  void whatWasLoadedIsRememberedByTheNextLoaderToo() throws IOException {
    write("eth0.pcap0", EARLY, 1);
    look(0);
    Entry entry = complete(100).get(0);
    watched.loaded(entry);
    known.clear();
    assertThat(theirs.resolve("eth0.pcap0")).exists();
    for (WatchedFolder each : List.of(watched, open(false))) {
      watched = each;
      look(0);
      assertThat(look(1_000)).isEmpty();
    }
  }

  @Test
  void aNameThatIsUsedAgainIsAnotherFile() throws IOException {
    write("eth0.pcap0", EARLY, 1);
    look(0);
    watched.loaded(complete(100).get(0));
    known.clear();
    write("eth0.pcap0", LATE, 500);
    look(0);
    assertThat(look(100)).containsExactly("eth0.pcap0");
  }

  @Test
  void whatIsNoCaptureIsToldOnceAndStays() throws IOException {
    Files.writeString(theirs.resolve("letter.pcap"), "dear reader");
    look(0);
    assertThat(look(100)).isEmpty();
    assertThat(theirs.resolve("letter.pcap")).exists();
    assertThat(unfit).hasSize(1);
    assertThat(folder.resolve("failed/letter.pcap.reason.txt")).content().contains("64656172");
    watched = open(false);
    look(0);
    look(1_000);
    assertThat(unfit).hasSize(1);
  }

  @Test
  void aPersonsJsonBesideItIsNoSidecar() throws IOException {
    write("trace.pcap", EARLY, 1);
    Files.writeString(theirs.resolve("trace.json"), "something of mine");
    look(0);
    assertThat(look(100)).containsExactly("trace.pcap");
  }

  @Test
  void loadedFilesAreDeletedOnlyWhereThatIsWanted() throws IOException {
    watched = open(true);
    write("eth0.pcap0", EARLY, 1);
    look(0);
    watched.loaded(complete(100).get(0));
    assertThat(theirs).isEmptyDirectory();
  }

  @Test
  void namesThatAreNoTextAreRemembered() throws Exception {
    OtherUser.run("sh", "-c", "cd '" + theirs + "' && printf x > \"$(printf '\\377\\t.pcap')\"");
    look(0);
    look(100);
    watched = open(false);
    look(0);
    assertThat(look(1_000)).isEmpty();
    assertThat(unfit).hasSize(1);
  }

  private List<String> look(int seconds) throws IOException {
    return complete(seconds).stream().map(entry -> entry.file().getFileName().toString()).toList();
  }

  private List<Entry> complete(int seconds) throws IOException {
    now += Duration.ofSeconds(seconds).toNanos();
    List<Entry> entries = watched.complete(known);
    entries.forEach(entry -> known.add(entry.file()));
    return entries;
  }

  private Path write(String name, String time, int modified) throws IOException {
    Path file =
        Files.write(
            theirs.resolve(name),
            Captures.of(Captures.arp(time)),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING);
    Files.setLastModifiedTime(file, FileTime.fromMillis(modified * 1000L));
    return file;
  }

  private WatchedFolder open(boolean delete) {
    Map<String, String> environment = new HashMap<>();
    environment.put("TRAFFIC_SPOOL", folder.resolve("spool").toString());
    environment.put("TRAFFIC_WATCH", theirs.toString());
    environment.put("TRAFFIC_WATCH_SETTLE", "PT10S");
    environment.put("TRAFFIC_WATCH_DELETE", Boolean.toString(delete));
    LoaderConfig config = LoaderConfig.from(environment);
    return new WatchedFolder(
        config,
        config.watch().orElseThrow(),
        new Quarantine(folder.resolve("failed")),
        new SpoolOutcome() {
          @Override
          public void unfit(String reason) {
            unfit.add(reason);
          }

          @Override
          public void takenOver(String sensor) {
            throw new AssertionError(sensor);
          }
        },
        () -> now);
  }
}
