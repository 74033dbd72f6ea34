package trafficanalyzer.fuzzing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Looks for work that grows faster than the input: the fuzzer's inputs are small, so some of them
 * are repeated until they are as long as a mebibyte, where a second must suffice.
 */
final class Stretch {
  private static final int LENGTH = 1 << 20;
  private static final int MOST_INPUTS = 300;

  private Stretch() {}

  /**
   * The first long input that takes too long.
   *
   * @param corpora folders of inputs
   * @param findings where it is written
   */
  static Optional<Path> hang(FuzzTarget target, List<Path> corpora, Path findings)
      throws IOException, InterruptedException {
    List<Path> inputs = new ArrayList<>();
    for (Path folder : corpora) {
      try (Stream<Path> files = Files.list(folder)) {
        files.sorted().forEach(inputs::add);
      }
    }
    Collections.shuffle(inputs, new Random(1));
    for (Path file : inputs.subList(0, Math.min(MOST_INPUTS, inputs.size()))) {
      byte[] longInput = repeat(Files.readAllBytes(file));
      if (HangCheck.hangs(target, longInput)) {
        return Optional.of(
            Files.write(findings.resolve("stretched-" + file.getFileName()), longInput));
      }
    }
    return Optional.empty();
  }

  private static byte[] repeat(byte[] input) {
    byte[] longInput = Arrays.copyOf(input, Math.max(input.length, LENGTH));
    for (int at = input.length; at < longInput.length && input.length > 0; at += input.length) {
      System.arraycopy(input, 0, longInput, at, Math.min(input.length, longInput.length - at));
    }
    return longInput;
  }
}
