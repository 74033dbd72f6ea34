package trafficanalyzer.interceptor;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A slice's file name without its extension, such as {@code capture_20261121T020510Z_10_eth0}.
 *
 * @param startedAt start, aligned to the clock
 * @param seconds length
 * @param interfaceName as the file name shows it
 */
public record SliceName(Instant startedAt, int seconds, String interfaceName) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern NAME =
      Pattern.compile("capture_(\\d{8}T\\d{6}Z)_(\\d{1,2})_([A-Za-z0-9.-]+?)(?:\\+\\d+)?");

  public SliceName {
    interfaceName = interfaceName.replaceAll("[^A-Za-z0-9.-]", "-");
  }

  /** The slice that a moment belongs to. */
  public static SliceName at(long epochMillis, int seconds, String interfaceName) {
    long second = Math.floorDiv(epochMillis, 1000L);
    return new SliceName(
        Instant.ofEpochSecond(second - Math.floorMod(second, seconds)), seconds, interfaceName);
  }

  /** Reads the name of a recording back, which may end in + and a number; empty if it is none. */
  public static Optional<SliceName> parse(String name) {
    Matcher found = NAME.matcher(name);
    if (!found.matches()) {
      return Optional.empty();
    }
    Instant start = LocalDateTime.parse(found.group(1), TIME).toInstant(ZoneOffset.UTC);
    return Optional.of(new SliceName(start, Integer.parseInt(found.group(2)), found.group(3)));
  }

  /** The first millisecond after the slice. */
  long endMillis() {
    return startedAt.toEpochMilli() + seconds * 1000L;
  }

  @Override
  public String toString() {
    return "capture_" + TIME.format(startedAt) + "_" + seconds + "_" + interfaceName;
  }
}
