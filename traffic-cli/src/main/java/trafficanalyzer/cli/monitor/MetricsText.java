package trafficanalyzer.cli.monitor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Samples out of the Prometheus text format
 * (https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format).
 */
public final class MetricsText {
  private static final Pattern SAMPLE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})?\\s+(\\S+)(?:\\s+-?\\d+)?");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*,?\\s*");

  private final List<Sample> samples;

  private MetricsText(List<Sample> samples) {
    this.samples = samples;
  }

  /** One value of one series. */
  public record Sample(String name, Map<String, String> labels, double value) {
    /** The label's value; empty where there is no such label. */
    public String label(String label) {
      return labels.getOrDefault(label, "");
    }
  }

  /** What a page without samples says. */
  public static MetricsText none() {
    return new MetricsText(List.of());
  }

  /** Reads a whole page; lines that are no samples are skipped. */
  public static MetricsText parse(String text) {
    List<Sample> samples = new ArrayList<>();
    for (String line : text.split("\n")) {
      if (!line.startsWith("#")) {
        Matcher matcher = SAMPLE.matcher(line.strip());
        if (matcher.matches()) {
          value(matcher.group(3))
              .ifPresent(
                  value ->
                      samples.add(new Sample(matcher.group(1), labels(matcher.group(2)), value)));
        }
      }
    }
    return new MetricsText(samples);
  }

  /** The series of that name. */
  public List<Sample> samples(String name) {
    return samples.stream().filter(sample -> sample.name().equals(name)).toList();
  }

  /** The sum over the series of that name; empty where there is none. */
  public Optional<Double> sum(String name) {
    return samples(name).stream().map(Sample::value).reduce(Double::sum);
  }

  private static Optional<Double> value(String text) {
    try {
      return Optional.of(Double.parseDouble(text.replace("Inf", "Infinity")));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new HashMap<>();
    if (text != null) {
      Matcher matcher = LABEL.matcher(text);
      while (matcher.lookingAt()) {
        labels.put(matcher.group(1), unescape(matcher.group(2)));
        matcher.region(matcher.end(), text.length());
      }
    }
    return labels;
  }

  private static String unescape(String value) {
    StringBuilder plain = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        char escaped = value.charAt(++i);
        plain.append(escaped == 'n' ? '\n' : escaped);
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
