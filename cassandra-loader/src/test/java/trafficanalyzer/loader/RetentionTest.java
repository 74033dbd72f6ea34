package trafficanalyzer.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {
  @TempDir Path folder;

  @Test
  void anAgeASizeOrBothAreRead() {
    assertThat(Retention.parse("none")).contains(Retention.NOTHING);
    assertThat(Retention.parse("all")).contains(Retention.ALL);
    assertThat(Retention.parse("PT24H"))
        .contains(new Retention(Duration.ofHours(24), Long.MAX_VALUE));
    assertThat(Retention.parse("10g")).contains(new Retention(Retention.ALL.age(), 10L << 30));
    assertThat(Retention.parse("P2D, 500m")).contains(new Retention(Duration.ofDays(2), 500 << 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"24h", "-PT1H", "ten", "10x", "PT1H,"})
  void anythingElseIsNothing(String text) {
    assertThat(Retention.parse(text)).isEmpty();
  }

  @Test
  void theOldestGoFirstUntilTheRestFits() throws IOException {
    for (String name : new String[] {"b", "a", "c"}) {
      put(name);
    }
    assertThat(new Retention(Duration.ofDays(1), 25).prune(folder, Instant.now())).isEqualTo(1);
    assertThat(names()).containsExactly("a", "c");
  }

  @Test
  void whatIsTooOldGoes() throws IOException {
    put("a");
    Retention anHour = new Retention(Duration.ofHours(1), 1000);
    assertThat(anHour.prune(folder, Instant.now())).isZero();
    assertThat(anHour.prune(folder, Instant.now().plusSeconds(3601))).isEqualTo(1);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void foldersGoWithAllThatIsInThem() throws IOException {
    Files.createDirectories(folder.resolve("a/b/c"));
    new Retention(Duration.ofHours(1), 1000).prune(folder, Instant.now().plusSeconds(3601));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whereAllIsKeptNothingGoes() throws IOException {
    put("a");
    assertThat(Retention.ALL.prune(folder, Instant.now().plusSeconds(1L << 33))).isZero();
    assertThat(names()).containsExactly("a");
  }

  private void put(String name) throws IOException {
    Path file = Files.write(folder.resolve(name), new byte[10]);
    // The clock of the file system may stand still for some milliseconds.
    Object status = Files.getAttribute(file, "unix:ctime");
    Path probe = folder.resolveSibling(folder.getFileName() + ".probe");
    do {
      Files.deleteIfExists(probe);
      Files.createFile(probe);
    } while (Files.getAttribute(probe, "unix:ctime").equals(status));
    Files.delete(probe);
  }

  private Stream<String> names() throws IOException {
    return SpoolFolders.list(folder).stream().map(file -> file.getFileName().toString()).sorted();
  }
}
