package trafficanalyzer.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/** Why a node ended by itself, from what it left in its log, with what to do about it. */
final class NodeFailure {
  private record Known(String sign, ExitCode exitCode, String what, String remedy) {}

  private static final List<Known> KNOWN =
      List.of(
          // First: a full disk also shows as a commit log that cannot be processed.
          new Known(
              "No space left on device",
              ExitCode.MISSING,
              "the disk is full",
              "free some space, or choose a data folder on another disk"),
          new Known(
              "Address already in use",
              ExitCode.MISSING,
              "one of its ports is taken",
              "stop what uses the port or choose others with --port-cql, --port-jmx, --port-storage"),
          new Known(
              "Could not reserve enough space",
              ExitCode.MISSING,
              "there is not enough memory for its heap",
              "stop other programs or choose a smaller heap"),
          new Known(
              "insufficient memory for the Java Runtime",
              ExitCode.MISSING,
              "there is not enough memory",
              "stop other programs or choose a smaller heap"),
          new Known(
              "java.lang.OutOfMemoryError",
              ExitCode.MISSING,
              "its heap is too small",
              "choose a larger heap"),
          new Known(
              "Detected unreadable sstables",
              ExitCode.MISSING,
              "the data folder was written by another version of Cassandra",
              "choose another data folder, or run the version that wrote it"),
          new Known(
              "Exiting due to error while processing commit log",
              ExitCode.DAMAGED_INPUT,
              "its commit log is damaged",
              "restore the data folder, or move the file that the log names out of"
                  + " cassandra/commitlog and lose its writes"));

  private static final int TAIL_BYTES = 64 << 10;

  private NodeFailure() {}

  static ServiceException of(int exitStatus, NodeFiles files, long logStart) {
    List<String> lines = new ArrayList<>(tail(files.console(), 0));
    lines.addAll(tail(files.log(), logStart));
    for (Known known : KNOWN) {
      if (lines.stream().anyMatch(line -> line.contains(known.sign))) {
        return new ServiceException(
            known.exitCode,
            "Cassandra ended because " + known.what,
            known.remedy + " (" + files.log() + ")");
      }
    }
    return new ServiceException(
        ExitCode.FAILED,
        "Cassandra ended with status " + exitStatus + ": " + lastWords(lines),
        "look into " + files.log());
  }

  private static String lastWords(List<String> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).contains("ERROR") || lines.get(i).contains("Exception")) {
        return lines.get(i).strip();
      }
    }
    return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1).strip();
  }

  private static List<String> tail(Path file, long start) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      int from = (int) Math.max(start > bytes.length ? 0 : start, bytes.length - TAIL_BYTES);
      return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
