package trafficanalyzer.cli.up;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, for a message about the process that wrote it. */
final class LogFile {
  private static final int TAIL = 8192;

  private LogFile() {}

  /** The last line; {@code -} where there is none. */
  static String lastLine(Path log) {
    List<String> lines = tail(log, 0);
    return lines.isEmpty() ? "-" : lines.get(lines.size() - 1);
  }

  /**
   * The last line that is more than news, such as the one by which a service says why it ends.
   *
   * @param from where in the file to begin, in bytes
   */
  static String reason(Path log, long from) {
    List<String> lines = tail(log, from);
    return lines.stream()
        .filter(line -> !line.matches("(\\S+Z )?INFO .*"))
        .reduce((earlier, later) -> later)
        .orElseGet(() -> lines.isEmpty() ? "-" : lines.get(lines.size() - 1));
  }

  /** Lines that are not a part of a stack trace. */
  private static List<String> tail(Path log, long from) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long begin = Math.min(file.length(), Math.max(from, file.length() - TAIL));
      byte[] bytes = new byte[(int) (file.length() - begin)];
      file.seek(begin);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
          .map(String::strip)
          .toList();
    } catch (IOException e) {
      return List.of(); // The process may have ended before it wrote anything.
    }
  }
}
