package trafficanalyzer.fuzzing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the fuzzer said.
 *
 * @param file where it stands
 * @param done whether it ran to the end of its time
 * @param inputs how many inputs it tried
 * @param what the first line of what it found; empty where it found nothing
 */
record FuzzLog(Path file, boolean done, long inputs, String what) {
  private static final Pattern FINDING =
      Pattern.compile("== Java Exception: (.*)|.*ERROR: libFuzzer: (.*)");

  private static final Pattern RUNS =
      Pattern.compile("stat::number_of_executed_units: (\\d+)|Done (\\d+) runs.*|#(\\d+)\\s.*");

  static FuzzLog read(Path file, int exitStatus) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    long inputs = 0;
    String what = "";
    for (String line : lines) {
      Matcher runs = RUNS.matcher(line);
      if (runs.matches()) {
        inputs = Math.max(inputs, Long.parseLong(group(runs)));
      }
      Matcher finding = FINDING.matcher(line);
      if (what.isEmpty() && finding.matches()) {
        what = group(finding);
      }
    }
    return new FuzzLog(file, exitStatus == 0, inputs, what);
  }

  private static String group(Matcher matcher) {
    for (int i = 1; i <= matcher.groupCount(); i++) {
      if (matcher.group(i) != null) {
        return matcher.group(i);
      }
    }
    throw new IllegalStateException("a pattern without a group");
  }
}
