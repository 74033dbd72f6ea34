package trafficanalyzer.benchmarks.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process that loads tells at its end, in one line.
 *
 * @param packets rows of packets and other frames
 * @param rows of all tables
 * @param seconds from the first row to the last acknowledgement
 */
record Outcome(long packets, long rows, double seconds) {
  private static final String MARK = "outcome";

  /** The last line of its table: total, failed, and rows a second on average. */
  private static final Pattern DSBULK =
      Pattern.compile("^ *([\\d,]+) +\\| +([\\d,]+) +\\| +([\\d,]+) +\\|");

  void print(PrintStream out) {
    out.println(MARK + " " + packets + " " + rows + " " + seconds);
  }

  /** Reads what one of our processes, or DSBulk, printed. */
  static Outcome read(Path output) throws IOException {
    Outcome outcome = null;
    for (String line : Files.readAllLines(output)) {
      String[] words = line.strip().split(" ");
      Matcher figures = DSBULK.matcher(line);
      if (words[0].equals(MARK)) {
        outcome =
            new Outcome(
                Long.parseLong(words[1]), Long.parseLong(words[2]), Double.parseDouble(words[3]));
      } else if (figures.find()) {
        outcome = ofDsbulk(number(figures.group(1)), number(figures.group(2)), figures.group(3));
      }
    }
    if (outcome == null) {
      throw new IOException("a loader ended without a result, see " + output);
    }
    return outcome;
  }

  private static Outcome ofDsbulk(long rows, long failed, String rate) throws IOException {
    if (failed > 0) {
      throw new IOException("DSBulk could not load " + failed + " rows");
    }
    return new Outcome(rows, rows, rows / (double) number(rate));
  }

  private static long number(String text) {
    return Long.parseLong(text.replace(",", ""));
  }

  double packetsPerSecond() {
    return packets / seconds;
  }

  double rowsPerSecond() {
    return rows / seconds;
  }
}
