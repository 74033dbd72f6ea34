package trafficanalyzer.cli.analyze;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trafficanalyzer.analysis.statistics.StateFile;
import trafficanalyzer.packet.file.CaptureReader;

/** Puts captures and state files in the order of their first times. */
final class TimeOrder {
  private TimeOrder() {}

  /** Those of the same time, and those that cannot be read, stay in the order that they have. */
  static List<Path> of(List<Path> files) {
    Map<Path, Long> times = new HashMap<>();
    files.forEach(file -> times.put(file, firstNanos(file)));
    return files.stream().sorted(Comparator.comparing(times::get)).toList();
  }

  private static long firstNanos(Path file) {
    if (!Files.isRegularFile(file)) {
      return Long.MIN_VALUE; // what is piped in comes only once
    }
    try {
      if (StateFile.isOne(file)) {
        return StateFile.firstNanos(file);
      }
      try (CaptureReader reader = CaptureReader.open(file)) {
        long first = reader.firstTimeNanos();
        return first != 0 || reader.next() ? first : Long.MIN_VALUE;
      }
    } catch (IOException e) {
      return Long.MIN_VALUE; // Told when it is its turn to be read.
    }
  }
}
