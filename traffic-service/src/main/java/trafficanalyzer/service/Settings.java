package trafficanalyzer.service;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The settings of one service, read from environment variables. Every wrong value, and every
 * variable of ours that the service does not know, is a {@link ServiceException} with {@link
 * ExitCode#USAGE}: a misspelt setting must not be silently ignored.
 */
public final class Settings {
  private final Map<String, String> environment;

  private Settings(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Takes the environment after checking that it holds no unknown variable of ours.
   *
   * @param environment usually {@link System#getenv()}
   * @param known all that the service reads
   */
  public static Settings of(Map<String, String> environment, List<Setting> known) {
    TreeSet<String> unknown = new TreeSet<>(environment.keySet());
    unknown.removeIf(name -> !name.startsWith(Setting.PREFIX));
    known.forEach(setting -> unknown.remove(setting.name()));
    if (!unknown.isEmpty()) {
      throw new ServiceException(
          ExitCode.USAGE,
          "unknown setting " + String.join(", ", unknown),
          "known here: " + String.join(", ", known.stream().map(Setting::name).sorted().toList()));
    }
    return new Settings(Map.copyOf(environment));
  }

  /** The value, or the default; surrounding white space removed. */
  public String text(Setting setting) {
    String value = environment.getOrDefault(setting.name(), "").strip();
    return value.isEmpty() ? setting.defaultValue() : value;
  }

  /** The value split at commas and white space; empty where neither value nor default is set. */
  public List<String> list(Setting setting) {
    return Stream.of(text(setting).split("[,\\s]+")).filter(item -> !item.isEmpty()).toList();
  }

  /** A whole number from {@code least} to {@code most}. */
  public int integer(Setting setting, int least, int most) {
    try {
      int value = Integer.parseInt(text(setting));
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, with the range that is expected.
    }
    throw wrong(setting, "a whole number from " + least + " to " + most);
  }

  /** A positive size in bytes as {@link ByteSize} reads it. */
  public long bytes(Setting setting) {
    long value = ByteSize.parse(text(setting)).orElse(0);
    if (value > 0) {
      return value;
    }
    throw wrong(setting, "a positive size such as 500m or 10g");
  }

  /** A TCP port; 0 lets the system choose a free one. */
  public int port(Setting setting) {
    return integer(setting, 0, 65_535);
  }

  /** {@code true} or {@code false}. */
  public boolean flag(Setting setting) {
    return switch (text(setting)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(setting, "true or false");
    };
  }

  /** A path; relative ones count from the working folder. */
  public Path path(Setting setting) {
    try {
      return Path.of(text(setting));
    } catch (InvalidPathException e) {
      throw wrong(setting, "a path");
    }
  }

  /** A positive duration as ISO 8601 writes it, such as {@code PT24H}. */
  public Duration duration(Setting setting) {
    try {
      Duration value = Duration.parse(text(setting));
      if (!value.isNegative() && !value.isZero()) {
        return value;
      }
    } catch (DateTimeException e) {
      // Told below.
    }
    throw wrong(setting, "a positive ISO 8601 duration such as PT24H");
  }

  /** The error for a value that is not what it should be. */
  public ServiceException wrong(Setting setting, String expected) {
    return new ServiceException(
        ExitCode.USAGE,
        setting.name() + "=" + text(setting) + " is not " + expected,
        "set it to " + expected + " (" + setting.meaning() + ")");
  }
}
