package trafficanalyzer.analysis.plot;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import trafficanalyzer.analysis.statistics.CaptureStatistics;
import trafficanalyzer.analysis.statistics.PortKind;

/**
 * What can be plotted of a capture; {@code f1} to {@code f18}, and {@code applications} and {@code
 * endpoints}.
 */
public enum Plot {
  F1("packets", LinePlots::packets),
  F2("distinct addresses", LinePlots::addresses),
  F3("second frequency moment of addresses", LinePlots::secondMoments),
  F4("mean inter-arrival time", LinePlots::meanGap),
  F5("mean IP length", LinePlots::meanLength),
  F6("shares of the protocols", LinePlots::protocols),
  F7("SYN and FIN", LinePlots::flags),
  F8("mean inter-arrival time with its standard deviation", LinePlots::meanGapWithDeviation),
  F9("skewness of the inter-arrival time", LinePlots::skewness),
  F10("excess kurtosis of the inter-arrival time", LinePlots::kurtosis),
  F11("entropies of addresses", LinePlots::entropies),
  F12("TCP source ports", PortKind.TCP_SOURCE),
  F13("TCP destination ports", PortKind.TCP_DESTINATION),
  F14("UDP source ports", PortKind.UDP_SOURCE),
  F15("UDP destination ports", PortKind.UDP_DESTINATION),
  F16("TCP ports", PortKind.TCP_SOURCE, PortKind.TCP_DESTINATION),
  F17("UDP ports", PortKind.UDP_SOURCE, PortKind.UDP_DESTINATION),
  F18("ports", PortKind.values()),
  APPLICATIONS("bytes by application", ApplicationData::of),
  ENDPOINTS("bytes by endpoint", EndpointData::of);

  private final String title;
  private final Function<LinePlots, LineData> lines;
  private final BiFunction<CaptureStatistics, Timeline, LineData> areas;
  private final List<PortKind> ports;

  Plot(String title, Function<LinePlots, LineData> lines) {
    this.title = title;
    this.lines = lines;
    this.areas = null;
    this.ports = List.of();
  }

  Plot(String title, BiFunction<CaptureStatistics, Timeline, LineData> areas) {
    this.title = title;
    this.lines = null;
    this.areas = areas;
    this.ports = List.of();
  }

  Plot(String title, PortKind... ports) {
    this.title = title;
    this.lines = null;
    this.areas = null;
    this.ports = List.of(ports);
  }

  /** How it is chosen, and what its files are called. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it shows. */
  public String title() {
    return title;
  }

  /** The figures over time that it shows; null where it shows something else. */
  Function<LinePlots, LineData> lines() {
    return lines;
  }

  /** The bytes over time that it stacks; null where it shows something else. */
  BiFunction<CaptureStatistics, Timeline, LineData> areas() {
    return areas;
  }

  /** Whether a capture has anything of it: not where hostnames were not looked for. */
  public boolean isOf(CaptureStatistics statistics) {
    return this != ENDPOINTS
        || statistics.endpoints().filter(counts -> !counts.isEmpty()).isPresent();
  }

  /** The ports that it shows; none where it shows something else. */
  List<PortKind> ports() {
    return ports;
  }

  /**
   * Reads a choice such as {@code f1,f6-f9,applications} or {@code all}.
   *
   * @throws IllegalArgumentException naming what is no plot
   */
  public static Set<Plot> choice(String text) {
    Set<Plot> chosen = EnumSet.noneOf(Plot.class);
    for (String part : text.strip().split("\\s*,\\s*")) {
      if (part.equalsIgnoreCase("all")) {
        chosen.addAll(EnumSet.allOf(Plot.class));
        continue;
      }
      String[] ends = part.split("-", 2);
      Plot first = of(ends[0]);
      Plot last = of(ends[ends.length - 1]);
      if (first.compareTo(last) > 0) {
        throw new IllegalArgumentException(part + " goes backwards; plots are f1 to f18");
      }
      chosen.addAll(EnumSet.range(first, last));
    }
    return chosen;
  }

  private static Plot of(String label) {
    List<String> labels = new ArrayList<>();
    for (Plot plot : values()) {
      if (plot.label().equalsIgnoreCase(label.strip())) {
        return plot;
      }
      labels.add(plot.label());
    }
    throw new IllegalArgumentException(
        "there is no plot " + label + "; there are all, " + String.join(", ", labels));
  }
}
