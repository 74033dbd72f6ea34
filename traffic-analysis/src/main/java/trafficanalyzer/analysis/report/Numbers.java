package trafficanalyzer.analysis.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String[] PREFIXES = {"", " k", " M", " G", " T", " P"};
  private static final long SECOND = 1_000_000_000L;

  private Numbers() {}

  /** {@code 1,234,567}. */
  static String whole(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1.23 MB}; decimal prefixes, as lines and disks have them. */
  static String bytes(double bytes) {
    return prefixed(bytes) + "B";
  }

  /** {@code 1.23 Mbit/s}; empty where there is no time to divide by. */
  static String bitRate(double bytes, double seconds) {
    return seconds > 0 ? prefixed(bytes * 8 / seconds) + "bit/s" : "–";
  }

  private static String prefixed(double value) {
    int prefix = 0;
    double rest = value;
    while (rest >= 999.5 && prefix < PREFIXES.length - 1) {
      rest /= 1_000;
      prefix++;
    }
    String digits = prefix == 0 || rest >= 99.95 ? "%.0f" : rest >= 9.995 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, digits, rest) + (prefix == 0 ? " " : PREFIXES[prefix]);
  }

  /** {@code 12.3 %}; a dash where there is no whole. */
  static String percent(double part, double whole) {
    if (!(whole > 0)) {
      return "–";
    }
    double percent = 100 * part / whole;
    if (percent > 0 && percent < 0.01) {
      return "< 0.01 %";
    }
    return String.format(Locale.ROOT, percent >= 10 ? "%.1f %%" : "%.2f %%", percent);
  }

  /** {@code 2026-11-21 04:05:06} in UTC. */
  static String time(long nanos) {
    try {
      return TIME.format(Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND)));
    } catch (DateTimeException e) {
      return nanos + " ns since 1970"; // further away than calendars go
    }
  }

  /** {@code 1 h 02 min}, {@code 12.3 s}, {@code 4.56 ms}. */
  static String duration(double seconds) {
    if (seconds < 1) {
      return seconds < 0.001
          ? String.format(Locale.ROOT, "%.0f µs", seconds * 1e6)
          : String.format(Locale.ROOT, "%.1f ms", seconds * 1e3);
    }
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 3_600) {
      return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
    if (whole < 86_400) {
      return String.format(Locale.ROOT, "%d h %02d min", whole / 3_600, whole / 60 % 60);
    }
    return String.format(Locale.ROOT, "%,d d %02d h", whole / 86_400, whole / 3_600 % 24);
  }
}
