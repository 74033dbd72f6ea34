package trafficanalyzer.cli.up;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The end of a log, for a message about the process that wrote it. */
final class LogFile {
  private static final int TAIL = 8192;

  private LogFile() {}

  /** The last line that is not a part of a stack trace; {@code -} where there is none. */
  static String lastLine(Path log) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long from = Math.max(0, file.length() - TAIL);
      byte[] bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      String last = "-";
      for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
        if (!line.isBlank() && !Character.isWhitespace(line.charAt(0))) {
          last = line.strip();
        }
      }
      return last;
    } catch (IOException e) {
      return "-";
    }
  }
}
