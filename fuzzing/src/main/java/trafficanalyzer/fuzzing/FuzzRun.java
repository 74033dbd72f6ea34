package trafficanalyzer.fuzzing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Fuzzes one target in a process of its own, with little memory. */
final class FuzzRun {
  /**
   * How a run ended.
   *
   * @param clean whether nothing was found
   * @param text for people
   */
  record Outcome(boolean clean, String text) {}

  private static final String FUZZER = "com.code_intelligence.jazzer.Jazzer";
  private static final int MEBIBYTES = 256;

  /** When an input is given up. Slower than a second is told too, and looked at afterwards. */
  private static final int END_SECONDS = 25;

  private final FuzzTarget target;
  private final Path work;
  private final Path kept;
  private final Path captures;

  FuzzRun(FuzzTarget target, Path home) {
    this.target = target;
    work = home.resolve("fuzzing/target/fuzz").resolve(target.label());
    kept = Crashes.folder(home, target);
    captures = home.resolve("../shared/captures").normalize();
  }

  /** Fuzzes until something is found, or the time is over. */
  Outcome run(Duration time) throws IOException, InterruptedException {
    Seeds.write(target, captures, work.resolve("seeds"));
    Files.createDirectories(work.resolve("corpus"));
    Files.createDirectories(kept);
    Path findings = Files.createDirectories(work.resolve("findings"));
    FuzzLog log = fuzz(time, findings);
    Optional<Path> found = sift(findings);
    if (found.isEmpty() && log.done()) {
      List<Path> corpora = List.of(work.resolve("corpus"), work.resolve("seeds"));
      found = Stretch.hang(target, corpora, findings);
    }
    if (found.isPresent()) {
      Path keep = kept.resolve(found.get().getFileName());
      Files.move(found.get(), keep, StandardCopyOption.REPLACE_EXISTING);
      return new Outcome(
          false,
          "FOUND after %,d inputs: %s%n           kept as %s, the whole story in %s"
              .formatted(
                  log.inputs(), log.what().isEmpty() ? "slow" : log.what(), keep, log.file()));
    }
    return log.done()
        ? new Outcome(
            true, "%,d inputs in %d s, nothing found".formatted(log.inputs(), time.toSeconds()))
        : new Outcome(false, "could not be run to the end; see " + log.file());
  }

  /** The first finding that is one: slow inputs are only where they are slow on a quiet machine. */
  private Optional<Path> sift(Path findings) throws IOException, InterruptedException {
    try (Stream<Path> files = Files.list(findings)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        boolean slow = name.startsWith("slow-unit-") || name.startsWith("timeout-");
        if (!slow || HangCheck.hangs(target, Files.readAllBytes(file))) {
          return Optional.of(file);
        }
        Files.delete(file);
      }
      return Optional.empty();
    }
  }

  private FuzzLog fuzz(Duration time, Path findings) throws IOException, InterruptedException {
    Path log = work.resolve("log");
    int status =
        new ProcessBuilder(command(time.toSeconds(), findings))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    return FuzzLog.read(log, status);
  }

  private List<String> command(long seconds, Path findings) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + MEBIBYTES + "m",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        FUZZER,
        "--target_class=" + target.type().getName(),
        "--instrumentation_includes=trafficanalyzer.packet.**",
        "--custom_hook_includes=trafficanalyzer.packet.**",
        "-max_total_time=" + seconds,
        "-max_len=" + target.longestInput(),
        "-timeout=" + END_SECONDS,
        "-report_slow_units=1",
        "-rss_limit_mb=0", // the heap is bounded by the option above
        "-print_final_stats=1",
        "--reproducer_path=" + work,
        "-artifact_prefix=" + findings + "/",
        work.resolve("corpus").toString(),
        work.resolve("seeds").toString(),
        kept.toString());
  }
}
