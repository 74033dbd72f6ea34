package trafficanalyzer.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What fuzzing ever found, and what it begins with: no target fails at any of it. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class CrashesTest {
  /** Tests run in the module's own folder. */
  private static final Path HOME = Path.of("..");

  @TestFactory
  Stream<DynamicTest> whatWasFoundFailsNoMore() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (FuzzTarget target : FuzzTarget.values()) {
      for (Path file : Crashes.of(HOME, target)) {
        tests.add(
            DynamicTest.dynamicTest(
                target.label() + " " + file.getFileName(),
                () -> target.run(Files.readAllBytes(file))));
      }
    }
    return tests.stream();
  }

  @Test
  void eachTargetTakesWhatItBeginsWith(@TempDir Path folder) throws Exception {
    for (FuzzTarget target : FuzzTarget.values()) {
      Path seeds = folder.resolve(target.label());
      Seeds.write(target, Path.of("no captures here"), seeds);
      try (Stream<Path> files = Files.list(seeds)) {
        List<Path> all = files.toList();
        assertThat(all).as(target.label()).isNotEmpty();
        for (Path file : all) {
          target.run(Files.readAllBytes(file));
        }
      }
    }
  }
}
