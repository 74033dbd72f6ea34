package trafficanalyzer.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import trafficanalyzer.packet.file.CaptureReader;

/** When frames before any time were captured, found by reading the file. */
public final class FirstTime {
  private FirstTime() {}

  /** The first time in a capture, nanoseconds since the epoch; 0 where it counts from 0 on. */
  public static long of(Path file) throws IOException {
    try (CaptureReader reader = CaptureReader.open(file)) {
      while (reader.next()) {
        long nanos = reader.timestampNanos();
        if (nanos != 0) {
          return Math.abs(nanos) < Duration.ofDays(1).toNanos() ? 0 : nanos;
        }
      }
      return 0;
    }
  }
}
