package trafficanalyzer.analysis.table;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as tables have them. */
final class Times {
  private static final long NANOS = 1_000_000_000L;
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'", Locale.ROOT);

  private Times() {}

  /** UTC with nine digits after the second. */
  static String text(long nanosSinceEpoch) {
    return LocalDateTime.ofEpochSecond(
            Math.floorDiv(nanosSinceEpoch, NANOS),
            (int) Math.floorMod(nanosSinceEpoch, NANOS),
            ZoneOffset.UTC)
        .format(FORMAT);
  }

  static double seconds(long nanos) {
    return nanos / (double) NANOS;
  }
}
