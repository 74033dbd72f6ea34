package trafficanalyzer.cli.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessIdentityTest {
  @TempDir private Path folder;

  @Test
  void aProcessIsKnownWhileItRuns() throws Exception {
    Process process = new ProcessBuilder("sleep", "600").start();
    try {
      ProcessIdentity identity = ProcessIdentity.of(process.pid()).orElseThrow();

      assertThat(identity.alive()).isTrue();
      assertThat(identity.residentBytes()).isPositive();

      identity.stop(false);
      process.waitFor();
      assertThat(identity.alive()).isFalse();
      assertThat(ProcessIdentity.of(process.pid())).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aNameWithBracketsAndSpacesConfusesNothing() throws IOException {
    Path odd = folder.resolve("a) S 1 (b");
    Files.copy(Path.of("/bin/sleep"), odd);
    Process process = new ProcessBuilder(odd.toString(), "600").start();
    try {
      ProcessIdentity identity = ProcessIdentity.of(process.pid()).orElseThrow();

      assertThat(identity.startTicks())
          .isGreaterThanOrEqualTo(
              ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow().startTicks());
      assertThat(identity.alive()).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aStrangerWithTheSameNumberIsLeftAlone() {
    long own = ProcessHandle.current().pid();
    ProcessIdentity earlier =
        new ProcessIdentity(own, ProcessIdentity.of(own).orElseThrow().startTicks() - 100);

    earlier.stop(true);

    assertThat(earlier.alive()).isFalse();
  }
}
